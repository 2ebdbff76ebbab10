"""Takes orders from the queue and writes them to the database."""
