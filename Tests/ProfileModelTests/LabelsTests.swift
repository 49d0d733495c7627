import ProfileModel
import Testing

@Suite("Labels")
struct LabelsTests {
    @Test("a table holds each different set once")
    func table() {
        var table = LabelTable()
        let one = table.intern(Labels([Labels.Key.round: "1", Labels.Key.thread: "rdk:main"]))
        let same = table.intern(Labels([Labels.Key.thread: "rdk:main", Labels.Key.round: "1"]))
        let none = table.intern(Labels())
        #expect(one == same && one != none && table.count == 2)
        #expect(table[one][Labels.Key.thread] == "rdk:main")
        #expect(table[none][Labels.Key.thread] == nil)
    }

    @Test("a value can be set and taken away")
    func setting() {
        var labels = Labels()
        labels["role"] = "producer"
        #expect(labels == Labels(["role": "producer"]))
        labels["role"] = nil
        #expect(labels == Labels())
    }
}
