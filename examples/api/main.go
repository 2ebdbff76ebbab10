// Command api lists the goods and puts orders into the queue.
package main

import (
	"encoding/json"
	"flag"
	"log"
	"net/http"
	"os"
)

// version is set by the linker, see the Dockerfile.
var version = "unknown"

type item struct {
	Name  string `json:"name"`
	Cents int    `json:"cents"`
}

var goods = []item{{"Brass lantern", 4900}, {"Rope, 20 m", 1850}, {"Tide table", 990}}

func main() {
	listen := flag.String("listen", ":8080", "address to listen on")
	health := flag.Bool("health", false, "ask a running server whether it is well")
	flag.Parse()
	if *health {
		answer, err := http.Get("http://127.0.0.1:8080/healthz")
		if err != nil || answer.StatusCode != http.StatusOK {
			os.Exit(1)
		}
		return
	}

	http.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusOK) })
	http.HandleFunc("GET /goods", listGoods)
	http.HandleFunc("POST /orders", takeOrder)
	log.Printf("api %s listens on %s", version, *listen)
	log.Fatal(http.ListenAndServe(*listen, nil))
}

func listGoods(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	if err := json.NewEncoder(w).Encode(goods); err != nil {
		log.Print(err)
	}
}

func takeOrder(w http.ResponseWriter, r *http.Request) {
	order := struct {
		Item     string `json:"item"`
		Quantity int    `json:"quantity"`
	}{}
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 4096)).Decode(&order); err != nil || order.Quantity < 1 {
		http.Error(w, "an order names an item and a quantity", http.StatusBadRequest)
		return
	}
	text, err := json.Marshal(order)
	if err == nil {
		err = push(os.Getenv("QUEUE_ADDRESS"), "orders", text)
	}
	if err != nil {
		log.Print(err)
		http.Error(w, "the queue is away, try again soon", http.StatusServiceUnavailable)
		return
	}
	w.WriteHeader(http.StatusAccepted)
}
