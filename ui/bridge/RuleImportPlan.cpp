// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/RuleImportPlan.h"

#include <QCoreApplication>

#include <set>
#include <utility>

#include "core/rules/RuleFile.h"
#include "core/rules/RuleJson.h"
#include "core/store/RuleIntake.h"
#include "ui/bridge/RuleFile.h"
#include "ui/bridge/RuleNames.h"
#include "ui/bridge/Text.h"

namespace casewright::ui {
namespace {

using Outcome = ImportedItem::Outcome;

/// The context of the translations.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(RuleImportPlan)
};

class Planning final {
public:
    Planning(SameId sameId, const std::map<std::string, std::int64_t>& here) : m_sameId(sameId), m_here(here) {}

    void take(const QString& path)
    {
        const std::string name = toUtf8(path);
        base::Result<std::string> text = readRuleFile(path);
        const base::Result<rules::RuleFile> file =
            text ? rules::parseRules(std::move(*text), name) : base::fail(text.error());
        if (!file) {
            const base::Location place = file.error().location.value_or(base::Location{.file = name, .field = {}});
            m_plan.items.push_back({.outcome = Outcome::Refused, .text = file.error().text, .place = place});
            return;
        }
        // A file that is one rule is kept to its last byte.
        const bool isOne = file->rules.size() == 1 && file->others.empty();
        const base::Result<rules::Rule> whole =
            isOne ? rules::parseRule(file->text, name) : base::fail(base::ErrorCode::NotSupported, {});
        for (const rules::FiledRule& filed : file->rules)
            take(whole ? *whole : filed.rule, rules::placeInFile(*file, filed, {}));
        for (const rules::FiledOther& other : file->others)
            m_plan.items.push_back({.outcome = other.isExpected ? Outcome::LeftOut : Outcome::Refused,
                                    .text = toUtf8(Words::tr("This is %1.").arg(toText(other.what))),
                                    .place = rules::placeInFile(*file, other)});
    }

    RuleImportPlan plan() { return std::move(m_plan); }

private:
    void take(rules::Rule rule, const base::Location& place)
    {
        ImportedItem item{.name = rule.name, .place = place};
        const auto here = m_here.find(rule.id.text);
        // Two rules of an import never take the same place.
        const bool isFirst = m_taken.insert(rule.id.text).second;
        if (here != m_here.end() && isFirst && m_sameId == SameId::Replace) {
            item.outcome = Outcome::Replaced;
            item.key = here->second;
            m_plan.replacing.push_back({.key = here->second, .rule = std::move(rule)});
        } else {
            if (here != m_here.end() || !isFirst) {
                item.outcome = Outcome::Renumbered;
                item.text = toUtf8(isFirst ? Words::tr("A rule here has the id %1 already.").arg(toText(rule.id.text))
                                           : Words::tr("The id %1 comes twice in what is imported.")
                                                 .arg(toText(rule.id.text)));
                rule.id = RuleNames::freeId(rule.name, [this](const std::string& id) {
                    return m_here.contains(id) || m_taken.contains(id);
                });
                m_taken.insert(rule.id.text);
            }
            m_plan.added.push_back({.key = 0, .rule = std::move(rule)});
        }
        m_plan.items.push_back(std::move(item));
    }

    SameId m_sameId;
    const std::map<std::string, std::int64_t>& m_here;
    std::set<std::string> m_taken; ///< ids in the files, and given
    RuleImportPlan m_plan;
};

} // namespace

RuleImportPlan planRuleImport(const QStringList& paths, SameId sameId, const std::map<std::string, std::int64_t>& here,
                              const std::stop_token& stop, base::Progress& progress)
{
    Planning planning(sameId, here);
    progress.begin(static_cast<std::uint64_t>(paths.size()));
    std::uint64_t done = 0;
    for (const QString& path : paths) {
        if (stop.stop_requested())
            break;
        planning.take(path);
        progress.advanceTo(++done);
    }
    return planning.plan();
}

void storeRuleImport(RuleImportPlan& plan, const std::string& workspace, const std::stop_token& stop,
                     base::Progress& progress)
{
    if (stop.stop_requested())
        plan.stored = base::fail(base::ErrorCode::Cancelled, "Stopped on request.");
    if (plan.added.empty() || !plan.stored)
        return;
    progress.begin(plan.added.size()); // also while another program holds the workspace
    std::vector<rules::Rule> rules;
    for (const store::StoredRule& stored : plan.added)
        rules.push_back(stored.rule);
    base::Result<store::Workspace> opened = store::Workspace::open(workspace, store::Access::ReadWrite);
    const base::Result<std::vector<std::int64_t>> keys =
        opened ? store::addRules(*opened, rules, stop, &progress) : base::fail(opened.error());
    if (!keys) {
        plan.stored = base::fail(keys.error());
        return;
    }
    std::size_t next = 0;
    for (ImportedItem& item : plan.items) {
        if (item.outcome == Outcome::Added || item.outcome == Outcome::Renumbered) {
            plan.added[next].key = (*keys)[next];
            item.key = (*keys)[next];
            ++next;
        }
    }
}

} // namespace casewright::ui
