import Pipeline

/// One role process as the supervisor sees it.
struct Member: Sendable {
    let service: Service
    let instance: String
    /// It has said that it can begin.
    var hasStarted = false
    /// It owes the record of a round.
    var owesRecord = false
    /// It was told to stop, so its end is no surprise.
    var isLeaving = false
    /// Messages done in this round.
    var messages: Int64 = 0
    /// Messages to do in this round.
    var target: Int64 = 0
    /// What it said last on standard error.
    var lastComplaint: String?
    /// A fault it has told of.
    var fault: String?
    var end: ProcessEnd?

    init(service: Service, instance: String) {
        self.service = service
        self.instance = instance
    }
}
