/// Constants of the Schema Registry REST interface, version 1.
enum RegistryProtocol {
    static let contentType = "application/vnd.schemaregistry.v1+json"
    static let avro = "AVRO"
}
