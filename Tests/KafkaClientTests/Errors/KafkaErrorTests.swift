import KafkaClient
import Testing

@Suite("Errors")
struct KafkaErrorTests {
    @Test("response codes have the numbers and names of the protocol")
    func names() {
        #expect(KafkaResponseCode.notCoordinator.description == "NOT_COORDINATOR")
        #expect(KafkaResponseCode.transport.description == "_TRANSPORT")
        #expect(KafkaResponseCode.producerFenced.description == "PRODUCER_FENCED")
        #expect(KafkaResponseCode.messageTooLarge.description == "MSG_SIZE_TOO_LARGE")
        #expect(KafkaResponseCode.automaticOffsetReset.description == "_AUTO_OFFSET_RESET")
        #expect(KafkaResponseCode(rawValue: 12_345).description.isEmpty == false)
    }

    @Test("the library is the one that the work-arounds are made for")
    func version() {
        #expect(KafkaLibrary.version.hasPrefix("2."))
        #expect(KafkaLibrary.versionNumber >= 0x0200_0000)
    }
}
