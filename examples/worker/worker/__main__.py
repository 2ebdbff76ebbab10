"""python -m worker [--once]"""

import json
import os
import sys

import psycopg
import redis


def main() -> None:
    queue = redis.Redis.from_url(os.environ["QUEUE_URL"])
    # The PG* variables of the environment say where the database is.
    with psycopg.connect(autocommit=True) as database:
        while True:
            _, message = queue.brpop(["orders"])
            order = json.loads(message)
            database.execute(
                "INSERT INTO orders (item, quantity) VALUES (%s, %s)",
                (order["item"], order["quantity"]),
            )
            print(f"stored {order['quantity']} × {order['item']}")
            if "--once" in sys.argv:
                return


if __name__ == "__main__":
    main()
