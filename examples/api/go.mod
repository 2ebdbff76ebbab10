module example.com/harbour/api

go 1.24
