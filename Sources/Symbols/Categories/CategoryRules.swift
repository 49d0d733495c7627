public import ProfileModel

/// Rules that say what the cost of a function is for, from a readable file.
///
/// ```
/// # Comments take a line of their own.
/// category serialization
///     *         Orders.AvroOrderCodec.*
///     libavro*  avro_*
/// helper category memory and ARC
///     *         /^swift_(retain|release)/
///     entry libjemalloc*  *
/// ```
///
/// A rule is a module and a symbol, both globs (`*`, `?`), or a regular expression between slashes, which may match
/// anywhere in the symbol. It is tried on a frame's symbol and on its name, so on the name of the function for closures,
/// specialisations and thunks. The first rule of a file that matches a frame decides. A stack's category is that of the
/// innermost frame that has one.
///
/// `helper` marks categories whose cost may as well be given to the nearest caller with a category that is no helper.
/// `entry` matches only frames that are called from another module: the last resort for a library or the kernel, after
/// its functions. A frame whose module is not known matches every module, unless the symbol is only `*`.
public struct CategoryRules: Sendable {
    /// The rules, in the order in which they are tried.
    public let rules: [CategoryRule]

    /// The rules that come with the package, for its own services and the libraries they use.
    public static let standard = CategoryRules(trusted: PackageResources.categories_rules)

    /// Reads the text of a rule file.
    public init(parsing text: String) throws(RuleError) {
        rules = try RuleParser.rules(in: text)
    }

    private init(trusted text: [UInt8]) {
        do {
            rules = try RuleParser.rules(in: String(decoding: text, as: UTF8.self))
        } catch {
            preconditionFailure("the rules in the package are wrong: \(error)")
        }
    }

    private init(rules: [CategoryRule]) {
        self.rules = rules
    }

    /// These rules, and others for what they do not match.
    public func followed(by others: CategoryRules) -> CategoryRules {
        CategoryRules(rules: rules + others.rules)
    }

    /// Every category, in the order of the rules, without `Category.unknown`.
    public var categories: [Category] {
        var seen: Set<Category> = []
        return rules.map(\.category).filter { seen.insert($0).inserted }
    }

    /// The categories that are marked as helpers.
    public var helpers: Set<Category> {
        Set(rules.filter(\.isHelper).map(\.category))
    }
}
