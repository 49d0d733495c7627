import HTTPClient

extension PyroscopeAPI {
    /// Makes sure that the server takes requests.
    ///
    /// - Throws: `PyroscopeError`: `unavailable` while the server starts, which takes it 15 to 20 s by default, and what
    ///   every request can throw.
    public func checkReady() throws(PyroscopeError) {
        _ = try runner.run(HTTPRequestPlan(path: "/ready"))
    }

    /// Which version the server is.
    ///
    /// - Throws: `PyroscopeError`, as every request.
    public func version() throws(PyroscopeError) -> PyroscopeVersion {
        let plan = HTTPRequestPlan(path: "/api/v1/status/buildinfo")
        let place = plan.place(at: runner.base)
        let answer = try JSONMessage.decode(BuildInfoAnswer.self, from: runner.run(plan).body, place: place)
        return PyroscopeVersion(
            text: OneLine.text(answer.version, limit: 60),
            revision: OneLine.text(answer.revision, limit: 60)
        )
    }

    /// What the tenant has, of all times.
    ///
    /// - Throws: `PyroscopeError`, as every request.
    public func holdings() throws(PyroscopeError) -> PyroscopeHoldings {
        try runner.call("querier.v1.QuerierService/GetProfileStats", NoMembers())
    }
}

private struct NoMembers: Encodable {}

private struct BuildInfoAnswer: Decodable {
    var version: String
    var revision: String

    private enum Name: String, CodingKey { case status, data }
    private enum DataName: String, CodingKey { case version, revision }

    init(from decoder: any Decoder) throws {
        let container = try decoder.answer(Name.self)
        let data = try container.nestedContainer(keyedBy: DataName.self, forKey: .data)
        version = try data.text(.version)
        revision = try data.text(.revision)
    }
}
