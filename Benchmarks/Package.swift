// swift-tools-version: 6.2
import PackageDescription

let isStrict = Context.environment["FLAMEGRAPH_STRICT"] != nil

let settings: [SwiftSetting] =
    [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
    ] + (isStrict ? [.treatAllWarnings(as: .error)] : [])

func measured(_ product: String) -> Target.Dependency {
    .product(name: product, package: "swift-flamegraph")
}

let package = Package(
    name: "swift-flamegraph-benchmarks",
    dependencies: [
        // The name is given because the folder of a clone can have any.
        .package(name: "swift-flamegraph", path: "..")
    ],
    targets: [
        .systemLibrary(name: "CLibrdkafka", pkgConfig: "rdkafka", providers: [.apt(["librdkafka-dev"])]),
        .executableTarget(name: "kafka-baseline", dependencies: ["CLibrdkafka"]),
        .executableTarget(
            name: "kafka-throughput",
            dependencies: [measured("KafkaClient"), measured("Units")],
            swiftSettings: settings
        ),
        .target(name: "CAllocationCounter"),
        .executableTarget(
            name: "codec-costs",
            dependencies: [
                "CAllocationCounter", measured("Orders"), measured("SchemaRegistry"), measured("Workload"),
            ],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "profile-formats",
            dependencies: [measured("ProfileFormats"), measured("ProfileModel"), measured("Units")],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "svg-render",
            dependencies: [
                measured("Analysis"), measured("FlameReport"), measured("ProfileFormats"), measured("ProfileModel"),
                measured("Units"),
            ],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "union-tree",
            dependencies: [measured("Analysis"), measured("ProfileModel"), measured("Units")],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "embedded-broker",
            dependencies: [measured("KafkaClient"), measured("RegistryServer")],
            swiftSettings: settings
        ),
    ],
    swiftLanguageModes: [.v6]
)
