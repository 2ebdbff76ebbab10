-- PostgreSQL's image runs this once, when the volume db-data is still empty.
CREATE TABLE orders (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    item        text        NOT NULL,
    quantity    integer     NOT NULL CHECK (quantity > 0),
    received_at timestamptz NOT NULL DEFAULT now()
);
