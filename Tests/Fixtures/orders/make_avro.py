"""Writes orders.avro.hex from orders.jsonl and order.avsc with fastavro: one record a line, in hexadecimal."""

import io
import json
import pathlib

import fastavro

folder = pathlib.Path(__file__).parent
schema = fastavro.parse_schema(json.loads((folder / "order.avsc").read_text()))
lines = []
for line in (folder / "orders.jsonl").read_text(encoding="utf-8").split("\n"):
    if line:
        record = io.BytesIO()
        fastavro.schemaless_writer(record, schema, json.loads(line))
        lines.append(record.getvalue().hex())
(folder / "orders.avro.hex").write_text("\n".join(lines) + "\n")
