import Analysis
import ProfileModel

/// The third part of the page: what a message costs in each service, and what for.
struct CostSection {
    /// To whom the cost of helpers is given.
    enum Attribution: String, CaseIterable {
        case own
        case caller
    }

    /// Services that share a scale.
    struct Group {
        var name: String
        var services: [ReportDocument.Service]
    }

    let document: ReportDocument

    var html: HTMLText {
        Attribution.allCases.map { attribution in
            .element(
                "div",
                ["class": "attributed by-\(attribution.rawValue)"],
                [legend(attribution)] + groups.map { group($0, attribution) }
            )
        }.joined()
    }

    /// The services by scenario and unit, in the order in which they first appear.
    private var groups: [Group] {
        var groups: [Group] = []
        for service in document.services where service.profile.wholeCost != nil {
            let name = service.scenario ?? ""
            let index = groups.firstIndex { $0.name == name && $0.services.first.map { isAlike($0, service) } == true }
            if let index {
                groups[index].services.append(service)
            } else {
                groups.append(Group(name: name, services: [service]))
            }
        }
        return groups
    }

    private func isAlike(_ one: ReportDocument.Service, _ other: ReportDocument.Service) -> Bool {
        one.profile.measurement.unit == other.profile.measurement.unit
            && one.profile.isPerMessage == other.profile.isPerMessage
    }

    private func costs(
        of service: ReportDocument.Service,
        _ attribution: Attribution
    ) -> [(category: Category, cost: Double)] {
        let tree = service.profile.tree
        return service.profile.costs(by: attribution == .own ? tree.categories : tree.callerCategories)
    }

    /// Every category that costs anything anywhere, the most expensive first.
    private func categories(of services: [ReportDocument.Service], _ attribution: Attribution) -> [Category] {
        var sums: [Category: Double] = [:]
        for service in services {
            let whole = max(service.profile.wholeCost?.mean ?? 0, .leastNonzeroMagnitude)
            for (category, cost) in costs(of: service, attribution) { sums[category, default: 0] += cost / whole }
        }
        return sums.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }.map(\.key)
    }

    private func legend(_ attribution: Attribution) -> HTMLText {
        let entries = categories(of: document.services, attribution).map { category in
            HTMLText.element(
                "li",
                [:],
                [
                    .element(
                        "span",
                        ["class": "swatch \(CategoryStyle.className(of: category))", "aria-hidden": "true"]
                    ),
                    HTMLText(category.rawValue),
                ]
            )
        }
        return .element("ul", ["class": "legend", "aria-label": "Categories"], entries)
    }

    private func group(_ group: Group, _ attribution: Attribution) -> HTMLText {
        let wholes = group.services.compactMap(\.profile.wholeCost)
        let largest = wholes.map { $0.mean + ($0.halfWidth ?? 0) }.max() ?? 0
        let order = categories(of: group.services, attribution)
        let rows = zip(group.services, wholes).map { row($0, $1, largest: largest, order, attribution) }
        return .element(
            "div",
            ["class": "cost-group"],
            [
                group.name.isEmpty ? .empty : .element("h3", [:], text: group.name),
                .element("div", ["class": "cost-rows"], rows),
                .element(
                    "details",
                    [:],
                    [
                        .element("summary", [:], text: "The figures as a table"),
                        .element(
                            "div",
                            ["class": "scroll", "tabindex": "0", "role": "region", "aria-label": "Cost by category"],
                            [table(group, order, attribution)]
                        ),
                    ]
                ),
            ]
        )
    }

    private func row(
        _ service: ReportDocument.Service,
        _ whole: Estimate,
        largest: Double,
        _ order: [Category],
        _ attribution: Attribution
    ) -> HTMLText {
        let figures = CostFigures(unit: service.profile.measurement.unit)
        let costs = Dictionary(uniqueKeysWithValues: costs(of: service, attribution).map { ($0.category, $0.cost) })
        let parts = order.compactMap { category -> (title: String, className: String, cost: Double)? in
            guard let cost = costs[category] else { return nil }
            let share = whole.mean > 0 ? cost / whole.mean : 0
            let title = "\(category.rawValue): \(figures.text(cost)), \(CostFigures.percent(share))"
            return (title, CategoryStyle.className(of: category), cost)
        }
        let unit = service.profile.isPerMessage ? " per message" : " per round"
        let doubt = whole.halfWidth.map { " ± " + figures.text($0) } ?? ""
        let label = "\(service.profile.name): \(figures.text(whole.mean))\(doubt)\(unit); "
        return .element(
            "div",
            ["class": "cost-row"],
            [
                .element("span", ["class": "cost-name"], text: service.profile.name),
                CostBar(cost: whole, largest: largest, height: 24)
                    .stacked(parts, label: label + parts.map(\.title).joined(separator: "; ")),
                .element(
                    "span",
                    ["class": "amount"],
                    [
                        .element("b", [:], text: figures.text(whole.mean)),
                        .element("span", ["class": "doubt"], text: doubt),
                    ]
                ),
            ]
        )
    }

    private func table(_ group: Group, _ order: [Category], _ attribution: Attribution) -> HTMLText {
        let figures = group.services.map { CostFigures(unit: $0.profile.measurement.unit) }
        let costs = group.services.map { service in
            Dictionary(uniqueKeysWithValues: self.costs(of: service, attribution).map { ($0.category, $0.cost) })
        }
        let head = ["Category"] + group.services.map(\.profile.name)
        let rows = order.map { category in
            HTMLText.element(
                "tr",
                [:],
                [.element("th", ["scope": "row"], text: category.rawValue)]
                    + zip(costs, figures).map { costs, figures in
                        .element("td", ["class": "number"], text: costs[category].map { figures.text($0) } ?? "–")
                    }
            )
        }
        let sums = zip(group.services, figures).map { service, figures in
            HTMLText.element("td", ["class": "number"], text: figures.text(service.profile.wholeCost?.mean ?? 0))
        }
        return .element(
            "table",
            ["class": "figures"],
            [
                .element("thead", [:], [.element("tr", [:], head.map { .element("th", ["scope": "col"], text: $0) })]),
                .element("tbody", [:], rows),
                .element("tfoot", [:], [.element("tr", [:], [.element("th", ["scope": "row"], text: "all")] + sums)]),
            ]
        )
    }
}
