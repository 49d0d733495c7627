extension Setting {
    /// Alloy's address, for `flamegraph check`.
    public static let alloyServer = Setting(
        "alloy-server",
        "ALLOY_SERVER_URL",
        default: "http://127.0.0.1:12345",
        "Alloy's address, for check."
    )
}
