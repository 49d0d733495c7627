/// The schema of an order, version 1.
public enum OrderSchema {
    /// The Avro schema text, to be registered exactly as it is written here.
    ///
    /// libavro would drop documentation, defaults and logical types if it wrote the schema itself.
    public static let avro = """
        {
          "type": "record",
          "name": "Order",
          "namespace": "flamegraph.orders",
          "doc": "An order of a customer, and what a processor found out about it.",
          "fields": [
            {"name": "id", "type": "string", "doc": "Unique among the orders of one seed."},
            {"name": "customerID", "type": "string"},
            {"name": "createdAt", "type": {"type": "long", "logicalType": "timestamp-millis"}},
            {"name": "currency", "type": "string", "doc": "ISO 4217 code of every amount in the order."},
            {"name": "items", "type": {"type": "array", "items": {
              "type": "record",
              "name": "OrderItem",
              "fields": [
                {"name": "sku", "type": "string"},
                {"name": "quantity", "type": "int"},
                {"name": "unitPrice", "type": "long", "doc": "Smallest unit of the currency."}
              ]
            }}},
            {"name": "total", "type": "long", "doc": "Sum over the items, smallest unit of the currency."},
            {"name": "payload", "type": "string", "default": ""},
            {"name": "checksum", "type": "long", "doc": "FNV-1a over the fields above, folded to 32 bits."},
            {"name": "processing", "default": null, "type": ["null", {
              "type": "record",
              "name": "Processing",
              "doc": "Null until a processor has worked on the order.",
              "fields": [
                {"name": "processor", "type": "string", "doc": "simple or complex."},
                {"name": "itemCount", "type": "int"},
                {"name": "unitCount", "type": "long"},
                {"name": "total", "type": "long"},
                {"name": "currency", "type": "string"},
                {"name": "analysis", "default": null, "type": ["null", {
                  "type": "record",
                  "name": "OrderAnalysis",
                  "doc": "Filled in by the complex processor only.",
                  "fields": [
                    {"name": "digest", "type": "string", "doc": "SHA-256, hexadecimal."},
                    {"name": "distinctCharacters", "type": "int"},
                    {"name": "frequentCharacters", "type": "string"},
                    {"name": "customerOrders", "type": "long"},
                    {"name": "customerSpent", "type": "long"},
                    {"name": "tier", "type": "string"},
                    {"name": "region", "type": "string"},
                    {"name": "estimatedTax", "type": "long"},
                    {"name": "riskScore", "type": "int", "doc": "From 0 to 100."}
                  ]
                }]}
              ]
            }]}
          ]
        }
        """
}
