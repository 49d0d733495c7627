// Compiled by Tests/ElfSymbolsTests: functions of every kind whose names the compiler mangles.

protocol Shape {
    func area(scale: Double) -> Double
}

struct Square: Shape {
    var side: Double

    @inline(never)
    func area(scale: Double) -> Double { side * side * scale }
}

final class Store<Value> {
    var values: [Value] = []

    @inline(never)
    func add(_ value: Value) { values.append(value) }

    @inline(never)
    func each(_ body: (Value) -> Void) {
        for value in values { body(value) }
    }
}

enum Overloads {
    @inline(never)
    static func describe(_ value: Int) { print("number", value) }

    @inline(never)
    static func describe(_ value: String) { print("text", value) }
}

@inline(never)
func makeAdder(_ step: Int) -> @Sendable (Int) -> Int {
    { value in value &+ step }
}

@inline(never)
func spin(_ count: Int) -> Double {
    var total = 0.0
    for number in 0..<count { total += Double(number) * 0.5 }
    return total
}

@inline(never)
func pick(_ values: [Int], at index: Int) -> Int { values[index] }

@inline(never)
func later(_ value: Int) async -> Int {
    await Task.yield()
    return value + 1
}

@inline(never)
func `a;b`(_ value: Int) { print("odd name", value) }

@main
struct Demo {
    static func main() async {
        let numbers = Store<Double>()
        let texts = Store<String>()
        for side in 0..<10 { numbers.add(Square(side: Double(side)).area(scale: 2)) }
        texts.add("text")
        var sum = 0.0
        numbers.each { sum += $0 }
        texts.each { Overloads.describe($0) }
        Overloads.describe(Int(sum))
        print([1, 2, 3].map(makeAdder(CommandLine.arguments.count)))
        print(await later(1))
        `a;b`(3)
        if CommandLine.arguments.contains("spin") { print(spin(200_000_000)) }
        if CommandLine.arguments.contains("crash") { print(pick([1, 2], at: CommandLine.arguments.count + 3)) }
    }
}
