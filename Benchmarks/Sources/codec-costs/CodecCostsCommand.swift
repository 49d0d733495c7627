import Glibc

/// What encoding, decoding and processing one order costs this program: CPU nanoseconds and allocations.
///
///     codec-costs record     prints the order and what the other programs need to do the same work
///     codec-costs measure    prints one line of JSON per case
@main
struct CodecCostsCommand {
    static func main() {
        do {
            switch CommandLine.arguments.dropFirst().first {
            case "record": print(try SampleOrder().description())
            case "measure": try measure()
            default:
                print("usage: codec-costs record|measure")
                exit(64)
            }
        } catch {
            print("error: \(error)")
            exit(1)
        }
    }

    private static func measure() throws {
        let sample = SampleOrder()
        for work in try sample.jsonWork() + sample.avroWork() + sample.processingWork() {
            print(try work.measured().json)
        }
    }
}
