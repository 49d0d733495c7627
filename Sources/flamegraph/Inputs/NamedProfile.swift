import Analysis
import ProfileModel
import Symbols

/// A service's profile as everything after reading takes it: with names, categories, rounds and quality.
struct NamedProfile: Sendable {
    var service: ServiceProfile
    var quality: ProfileQuality
}

/// Turns what a reader gives into what can be compared.
struct ProfilePreparation {
    let rules: CategoryRules
    private var namer = ProfileNamer()

    /// A preparation with rules for categories.
    init(rules: CategoryRules) {
        self.rules = rules
    }

    /// Gives frames their names, and folds the parts of a function into it.
    mutating func named(_ profile: Profile) -> Profile { namer.named(profile) }

    /// Sums a named profile up by rounds.
    ///
    /// - Parameters:
    ///   - name: What it is called in a comparison.
    ///   - profile: The samples, with a label for their round where there are rounds.
    ///   - rounds: What is known of the rounds; samples of others are left out. Empty for a profile without rounds.
    /// - Returns: The service with its quality.
    func service(_ name: String, _ profile: Profile, rounds: [ServiceProfile.Round]) -> NamedProfile {
        let columns = Dictionary(uniqueKeysWithValues: rounds.enumerated().map { (String($1.number), $0) })
        let tree =
            rounds.isEmpty
            ? CallTree(profile)
            : CallTree(profile, columnCount: rounds.count) { labels in
                labels[Labels.Key.round].map { columns[$0] } ?? (rounds.count == 1 ? 0 : nil)
            }
        let service = ServiceProfile(
            name: name,
            tree: tree,
            rounds: rounds.isEmpty ? [ServiceProfile.Round(number: 1)] : rounds,
            measurement: profile.measurement
        )
        return finished(service)
    }

    /// Hangs stacks that were cut short where they must belong, and says what each cost is for.
    private func finished(_ service: ServiceProfile) -> NamedProfile {
        var service = service
        var quality = Self.quality(of: service)
        let anchored = service.tree.anchored(isRooted: StackRoots.rootedNodes(of: service.tree))
        if quality.samples > 0 { quality.anchored = anchored.anchoredSamples / quality.samples }
        service.tree = anchored.tree
        rules.apply(to: &service.tree)
        return NamedProfile(service: service, quality: quality)
    }

    private static func quality(of service: ServiceProfile) -> ProfileQuality {
        let shares = StackRoots.shares(of: service.tree)
        return ProfileQuality(service, rooted: shares.rooted, unnamed: shares.unnamed)
    }
}
