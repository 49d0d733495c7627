// swift-tools-version: 6.2
import Foundation
import PackageDescription

// Warnings are errors where FLAMEGRAPH_STRICT is set (CI sets it), so that a newer compiler's new warning does not
// keep a user from building.
let isStrict = Context.environment["FLAMEGRAPH_STRICT"] != nil

let settings: [SwiftSetting] =
    [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
    ] + (isStrict ? [.treatAllWarnings(as: .error)] : [])

/// A C library whose functions stand in flame graphs. Debian's shared libraries are stripped of the names of their inner
/// functions and its static archives are not, so the archive is linked where it and all it needs are present.
struct ProfiledLibrary {
    let name: String
    let pkgConfig: String
    let package: String
    /// What the archive itself needs.
    let requirements: [String]

    private static let folders = ["/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu"]

    private var isStatic: Bool {
        let files = ["lib\(name).a"] + requirements.map { "lib\($0).so" }
        return Context.environment["FLAMEGRAPH_SHARED"] == nil
            && Self.folders.contains { folder in
                files.allSatisfy { FileManager.default.fileExists(atPath: folder + "/" + $0) }
            }
    }

    func systemLibrary(_ target: String) -> Target {
        // pkg-config would add the shared library to the command line.
        .systemLibrary(name: target, pkgConfig: isStatic ? nil : pkgConfig, providers: [.apt([package])])
    }

    var linkerSettings: [LinkerSetting] {
        (isStatic ? [":lib\(name).a"] + requirements : [name]).map { .linkedLibrary($0) }
    }
}

let rdkafka = ProfiledLibrary(
    name: "rdkafka",
    pkgConfig: "rdkafka",
    package: "librdkafka-dev",
    requirements: ["lz4", "zstd", "sasl2", "ssl", "crypto", "z"]
)
let avro = ProfiledLibrary(
    name: "avro",
    pkgConfig: "avro-c",
    package: "libavro-dev",
    requirements: ["jansson", "snappy", "lzma", "z"]
)

/// A room of the house: its dependencies are its only doors.
func room(
    _ name: String,
    knows dependencies: [Target.Dependency] = [],
    excluding excluded: [String] = [],
    resources: [Resource] = [],
    linking linkerSettings: [LinkerSetting] = []
) -> Target {
    .target(
        name: name,
        dependencies: dependencies,
        exclude: excluded,
        resources: resources,
        swiftSettings: settings,
        linkerSettings: linkerSettings
    )
}

func program(_ name: String, knows dependencies: [Target.Dependency]) -> Target {
    .executableTarget(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(of name: String, knows dependencies: [Target.Dependency] = []) -> Target {
    .testTarget(
        name: name + "Tests",
        dependencies: [.init(stringLiteral: name)] + dependencies,
        swiftSettings: settings
    )
}

let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let configuration: Target.Dependency = .product(name: "Configuration", package: "swift-configuration")
let histogram: Target.Dependency = .product(name: "Histogram", package: "hdrhistogram-swift")
let httpServer: Target.Dependency = .product(name: "FlyingFox", package: "FlyingFox")
let httpSockets: Target.Dependency = .product(name: "FlyingSocks", package: "FlyingFox")
let protobuf: Target.Dependency = .product(name: "SwiftProtobuf", package: "swift-protobuf")
let subprocess: Target.Dependency = .product(name: "Subprocess", package: "swift-subprocess")
let system: Target.Dependency = .product(name: "SystemPackage", package: "swift-system")

let package = Package(
    name: "swift-flamegraph",
    products: [
        .executable(name: "producer", targets: ["producer"]),
        .executable(name: "processor", targets: ["processor"]),
        .executable(name: "consumer", targets: ["consumer"]),
        .executable(name: "flamegraph", targets: ["flamegraph"]),
        .library(name: "KafkaClient", targets: ["KafkaClient"]),
        .library(name: "SchemaRegistry", targets: ["SchemaRegistry"]),
        .library(name: "RegistryServer", targets: ["RegistryServer"]),
        .library(name: "Orders", targets: ["Orders"]),
        .library(name: "Workload", targets: ["Workload"]),
        .library(name: "Units", targets: ["Units"]),
        .library(name: "ProfileModel", targets: ["ProfileModel"]),
        .library(name: "ProfileFormats", targets: ["ProfileFormats"]),
        .library(name: "Analysis", targets: ["Analysis"]),
        .library(name: "FlameReport", targets: ["FlameReport"]),
        .library(name: "KafkaTesting", targets: ["KafkaTesting"]),
        .library(name: "RegistryTesting", targets: ["RegistryTesting"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0", traits: []),
        .package(url: "https://github.com/apple/swift-protobuf", from: "1.39.0"),
        .package(url: "https://github.com/apple/swift-system", from: "1.5.0"),
        .package(url: "https://github.com/HdrHistogram/hdrhistogram-swift", from: "0.2.0"),
        .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.0", traits: []),
    ],
    targets: [
        // Floor 0: system libraries and units.
        rdkafka.systemLibrary("CRdKafka"),
        avro.systemLibrary("CAvro"),
        .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        room("Units"),

        // Floor 1: one outside thing each.
        room("KafkaClient", knows: ["CRdKafka", "Units"], linking: rdkafka.linkerSettings),
        room("HTTPClient", knows: ["CCurl", "Units"]),
        room("SchemaRegistry", knows: ["HTTPClient", "Units"]),
        room("Orders", knows: ["CAvro", "Units"], linking: avro.linkerSettings),
        room("Workload", knows: ["CCrypto", "Orders"]),
        room("ProfileModel", knows: ["Units"]),

        // Floor 2: the profiles.
        room(
            "ProfileFormats",
            knows: ["CZlib", "ProfileModel", "Units", protobuf],
            excluding: ["Generated/profile.proto"]
        ),
        room("Symbols", knows: ["ProfileModel"], resources: [.embedInCode("Resources/categories.rules")]),
        room("ElfSymbols", knows: ["Symbols"]),
        room("Analysis", knows: ["ProfileModel", "Units"]),
        room("PyroscopeClient", knows: ["HTTPClient", "ProfileModel", "Units"]),

        // Floor 2: the pipeline. It and all it knows do without Foundation, of which FoundationEssentials is enough: the
        // whole has Unicode's data of all languages, twice as large as a role program.
        room(
            "Pipeline",
            knows: [
                "KafkaClient", "SchemaRegistry", "Orders", "Workload", "Units",
                argumentParser, configuration, histogram, system,
            ]
        ),

        // Floor 2: the embedded registry on the network; the role programs have no use for it.
        room("RegistryServer", knows: ["SchemaRegistry", httpServer, httpSockets]),

        // Floor 3: what people read.
        room(
            "FlameReport",
            knows: ["Analysis", "CCrypto", "ProfileModel", "Units"],
            // The page's parts are real files, and built into the program: nothing has to lie beside it.
            resources: [.embedInCode("Resources")]
        ),

        // Floor 3 and 4: what a user runs.
        program("producer", knows: ["Pipeline", argumentParser]),
        program("processor", knows: ["Pipeline", argumentParser]),
        program("consumer", knows: ["Pipeline", argumentParser]),
        program(
            "flamegraph",
            knows: [
                "Analysis", "ElfSymbols", "FlameReport", "HTTPClient", "KafkaClient", "Orders", "Pipeline",
                "ProfileFormats", "ProfileModel", "PyroscopeClient", "RegistryServer", "SchemaRegistry", "Symbols",
                "Units",
                "Workload",
                argumentParser, subprocess, system,
            ]
        ),

        // Test doubles, usable by others.
        room("KafkaTesting", knows: ["CRdKafka", "KafkaClient"]),
        room("RegistryTesting"),

        tests(of: "Units"),
        tests(of: "KafkaClient", knows: ["KafkaTesting", "Units"]),
        tests(of: "HTTPClient", knows: ["RegistryTesting", "Units"]),
        tests(of: "SchemaRegistry", knows: ["HTTPClient", "RegistryServer", "RegistryTesting", "Units"]),
        tests(of: "Orders"),
        tests(of: "Workload", knows: ["Orders"]),
        tests(of: "ProfileModel", knows: ["Units"]),
        tests(of: "ProfileFormats", knows: ["ProfileModel", "Units", protobuf]),
        tests(of: "Symbols", knows: ["ProfileModel", "Units"]),
        tests(of: "ElfSymbols", knows: ["Symbols", "consumer"]),
        tests(of: "PyroscopeClient", knows: ["ProfileModel", "RegistryTesting", "Units"]),
        tests(of: "Analysis", knows: ["ProfileModel", "Units"]),
        tests(of: "FlameReport", knows: ["Analysis", "ProfileModel", "Units"]),
        tests(
            of: "Pipeline",
            knows: [
                "KafkaClient", "KafkaTesting", "Orders", "RegistryServer", "RegistryTesting", "SchemaRegistry", "Units",
                "producer", "processor", "consumer", argumentParser,
            ]
        ),
        tests(
            of: "flamegraph",
            knows: [
                "Analysis", "FlameReport", "HTTPClient", "KafkaClient", "KafkaTesting", "Pipeline", "ProfileFormats",
                "ProfileModel", "PyroscopeClient", "RegistryTesting", "SchemaRegistry", "Symbols", "Units",
                "producer", "processor", "consumer",
                argumentParser, subprocess, system,
            ]
        ),
    ],
    swiftLanguageModes: [.v6]
)

// The images are built from Package.swift and Sources alone; targets whose folder is missing would be errors.
if !FileManager.default.fileExists(atPath: Context.packageDirectory + "/Tests") {
    package.targets.removeAll { $0.type == .test }
}
