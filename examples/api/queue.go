package main

import (
	"bufio"
	"fmt"
	"net"
	"strings"
	"time"
)

// push appends a message to a Redis list. One command is not worth a client library.
func push(address, list string, message []byte) error {
	connection, err := net.DialTimeout("tcp", address, 2*time.Second)
	if err != nil {
		return err
	}
	defer connection.Close()
	if err := connection.SetDeadline(time.Now().Add(2 * time.Second)); err != nil {
		return err
	}
	if _, err := fmt.Fprintf(connection, "*3\r\n$5\r\nLPUSH\r\n$%d\r\n%s\r\n$%d\r\n%s\r\n", len(list), list, len(message), message); err != nil {
		return err
	}
	answer, err := bufio.NewReader(connection).ReadString('\n')
	if err != nil {
		return err
	}
	if !strings.HasPrefix(answer, ":") {
		return fmt.Errorf("queue answered %q", strings.TrimSpace(answer))
	}
	return nil
}
