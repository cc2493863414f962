// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/FieldCatalog.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>
#include <vector>

#include "core/alerts/FieldSets.h"

namespace casewright::alerts {
namespace {

constexpr std::string_view Blanks = " \n";
constexpr std::string_view Flattened = "flattened";

/// A family of Elasticsearch's types is one type here. What a range is asked for is what is in it.
FieldType typeNamed(std::string_view name)
{
    static constexpr auto Types =
        std::to_array<std::pair<std::string_view, FieldType>>({{"boolean", FieldType::Boolean},
                                                               {"date", FieldType::Date},
                                                               {"date_range", FieldType::Date},
                                                               {"double", FieldType::Double},
                                                               {"float", FieldType::Double},
                                                               {"scaled_float", FieldType::Double},
                                                               {"integer", FieldType::Long},
                                                               {"long", FieldType::Long},
                                                               {"ip", FieldType::Ip},
                                                               {Flattened, FieldType::Object},
                                                               {"geo_point", FieldType::GeoPoint},
                                                               {"nested", FieldType::Object},
                                                               {"object", FieldType::Object},
                                                               {"match_only_text", FieldType::Text},
                                                               {"text", FieldType::Text}});
    const auto type = std::ranges::find(Types, name, &std::pair<std::string_view, FieldType>::first);
    return type == Types.end() ? FieldType::Keyword : type->second;
}

std::string joined(std::string_view first, std::string_view second)
{
    std::string text(first);
    text += second;
    return text;
}

/// Takes away what comes before a sign, and the sign; all if there is none.
std::string_view takeUntil(std::string_view& text, char sign)
{
    const std::size_t end = std::min(text.find(sign), text.size());
    const std::string_view taken = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return taken;
}

/// Takes away the next item of a set with the blanks around it; a blank in braces ends none.
std::string_view takeItem(std::string_view& fields)
{
    fields.remove_prefix(std::min(fields.find_first_not_of(Blanks), fields.size()));
    std::size_t end = 0;
    for (int depth = 0; end < fields.size() && (depth > 0 || Blanks.find(fields[end]) == Blanks.npos); ++end)
        depth += fields[end] == '{' ? 1 : fields[end] == '}' ? -1 : 0;
    const std::string_view item = fields.substr(0, end);
    fields.remove_prefix(std::min(fields.find_first_not_of(Blanks, end), fields.size()));
    return item;
}

/// The sets written out, sorted by name.
class Catalog final {
public:
    Catalog()
    {
        addSet("ecs", {});
        addSet("kibana", {});
        std::ranges::stable_sort(m_fields, {}, &CatalogField::name);
        // Of two with the same name the one that was written later holds.
        const auto first = std::unique(m_fields.rbegin(), m_fields.rend(),
                                       [](const auto& a, const auto& b) { return a.name == b.name; });
        m_fields.erase(m_fields.begin(), first.base());
        std::ranges::sort(m_flattened);
    }

    [[nodiscard]] std::span<const CatalogField> fields() const { return m_fields; }
    [[nodiscard]] const CatalogField* find(std::string_view name) const
    {
        const auto field = std::ranges::lower_bound(m_fields, name, {}, &CatalogField::name);
        return field != m_fields.end() && field->name == name ? &*field : nullptr;
    }
    /// Whether the field is somewhere below one whose keys are anybody's.
    [[nodiscard]] bool isInFlattened(std::string_view name) const
    {
        for (std::size_t dot = name.rfind('.'); dot != name.npos && dot > 0; dot = name.rfind('.', dot - 1)) {
            if (std::ranges::binary_search(m_flattened, name.substr(0, dot)))
                return true;
        }
        return false;
    }

private:
    void addSet(std::string_view name, std::string_view prefix)
    {
        const std::span<const FieldSet> sets = fieldSets();
        if (const auto set = std::ranges::find(sets, name, &FieldSet::name); set != sets.end())
            addFields(set->fields, prefix);
    }
    void addFields(std::string_view fields, std::string_view prefix)
    {
        while (!fields.empty()) {
            const std::string_view item = takeItem(fields);
            if (item.starts_with('<'))
                addSet(item.substr(1, item.size() - 2), prefix);
            else if (!item.empty())
                addItem(item, prefix);
        }
    }
    void addItem(std::string_view item, std::string_view prefix)
    {
        const bool isGroup = item.ends_with('}');
        std::string_view head = takeUntil(item, '{');
        const std::string_view inside = isGroup ? item.substr(0, item.size() - 1) : std::string_view();
        const bool hasText = head.ends_with("+text");
        head = takeUntil(head, '+');
        const bool isField = !isGroup || head.find(':') != head.npos;
        std::string_view names = takeUntil(head, ':');
        while (!names.empty()) {
            const std::string name = joined(prefix, takeUntil(names, '|'));
            if (isField)
                addField(name, head);
            if (hasText)
                addField(joined(name, ".text"), "text");
            addFields(inside, joined(name, "."));
        }
    }
    void addField(const std::string& name, std::string_view type)
    {
        m_fields.push_back({.name = name, .type = typeNamed(type)});
        if (type == Flattened)
            m_flattened.push_back(name);
    }

    std::vector<CatalogField> m_fields;
    std::vector<std::string> m_flattened;
};

const Catalog& catalog()
{
    static const Catalog theOnlyOne;
    return theOnlyOne;
}

} // namespace

std::span<const CatalogField> allCatalogFields() { return catalog().fields(); }

std::optional<FieldType> catalogType(std::string_view field)
{
    if (const CatalogField* const known = catalog().find(field))
        return known->type;
    if (catalog().isInFlattened(field))
        return FieldType::Keyword;
    return field.ends_with(".text") ? std::optional(FieldType::Text) : std::nullopt;
}

} // namespace casewright::alerts
