// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/store/RandomCases.h"

#include <cctype>
#include <random>
#include <tuple>

#include "core/base/Sha256.h"
#include "core/store/PackedId.h"
#include "core/store/StoredText.h"

using namespace Qt::StringLiterals;

namespace casewright::tests {
namespace {

constexpr int Simulations = 2;
constexpr int Groups = 40;
constexpr std::int64_t KeyStep = 10;       // so that the keys are of several blocks
constexpr std::int64_t Start = 1'767'600'000'000;
const std::vector<std::string> Words{"alpha", "Beta", "gamma", "DELTA", "host-7", "web_1", "login", "logins"};

QVariant integer(std::int64_t value)
{
    return QVariant::fromValue<qlonglong>(value);
}

QVariant text(const std::string& value)
{
    return QString::fromStdString(value);
}

QVariant time(const std::optional<base::Timestamp>& at)
{
    return at ? integer(at->milliseconds) : QVariant(QMetaType::fromType<qlonglong>());
}

QVariant optionalText(const std::optional<std::string>& value)
{
    return value ? text(*value) : QVariant(QMetaType::fromType<QString>());
}

/// Draws from one generator.
class Dice final {
public:
    explicit Dice(std::uint32_t seed) : m_random(seed) {}
    int below(int end) { return static_cast<int>(m_random() % static_cast<unsigned>(end)); }
    std::string words(int count)
    {
        std::string text;
        for (int i = 0; i < count; ++i)
            text += (i == 0 ? "" : i % 3 == 0 ? ", " : " ") + Words[static_cast<std::size_t>(below(8))];
        return text;
    }

private:
    std::mt19937 m_random;
};

/// Later ones come later on the whole, as cases do.
FoundableCase draw(Dice& dice, std::int64_t number, int count)
{
    FoundableCase made;
    store::CaseRow& row = made.row;
    row.key = number * KeyStep;
    row.simulation = 1 + (number - 1) * Simulations / count;
    row.id.text = base::sha256Hex(std::to_string(number));
    row.title = "Case " + std::to_string(dice.below(300)) + " of " + dice.words(2);
    row.status = static_cast<cases::CaseStatus>(dice.below(3));
    row.severity = static_cast<cases::Severity>(dice.below(4));
    row.tags = {"all", "tag-" + std::to_string(dice.below(5)), "tag-" + std::to_string(dice.below(400))};
    if (number <= count / 8)
        row.tags.emplace_back("early");
    if (number > count - count / 8)
        row.tags.emplace_back("late");
    row.totalAlerts = static_cast<std::uint32_t>(dice.below(20));
    row.createdAt = {Start + (number * 450 / count + dice.below(50)) * std::int64_t{60'000}};
    if (dice.below(3) > 0)
        row.updatedAt = base::Timestamp{row.createdAt.milliseconds + dice.below(100) * std::int64_t{60'000}};
    if (row.status == cases::CaseStatus::Closed)
        row.closedAt = row.updatedAt.value_or(row.createdAt);
    if (dice.below(2) == 0)
        row.category = "category " + std::to_string(dice.below(6));
    made.description = dice.words(4);
    made.owner = std::vector<std::string>{"cases", "observability", "securitySolution", "mine"}
        [static_cast<std::size_t>(dice.below(4))];
    for (int i = dice.below(3); i > 0; --i)
        made.assignees.push_back("user-" + std::to_string(dice.below(9)));
    if (dice.below(2) == 0)
        made.reporter = "user-" + std::to_string(dice.below(9));
    if (made.reporter == "user-8")
        made.reporter = ""; // somebody whose name nobody knows, out of an export
    made.group = "group " + std::to_string(dice.below(Groups));
    for (int i = dice.below(4) - 1; i > 0; --i)
        made.comments.push_back("note " + dice.words(2));
    for (int i = dice.below(3); i > 0; --i)
        made.alerts.push_back("alert " + std::to_string(dice.below(1'000)));
    return made;
}

base::Result<void> write(store::Database& database, const FoundableCase& made)
{
    const store::CaseRow& row = made.row;
    base::Result<void> done = database.execute(
        u"INSERT INTO cases (key, simulation, number, group_number, counter, id, title, description, tags, owner,"
        u" severity_level, status, created_at, updated_at, closed_at, total_alerts, times_reopened, category,"
        u" assignees, created_by) VALUES (?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?)"_s,
        {integer(row.key), integer(row.simulation), integer(row.key), std::stoi(made.group.substr(6)),
         store::packId(row.id.text), text(row.title), text(made.description), text(store::tagsToText(row.tags)),
         text(made.owner), static_cast<int>(row.severity), static_cast<int>(row.status),
         integer(row.createdAt.milliseconds), time(row.updatedAt), time(row.closedAt), row.totalAlerts,
         optionalText(row.category), text(store::tagsToText(made.assignees)), optionalText(made.reporter)});
    for (const std::string& comment : made.comments)
        if (done)
            done = database.execute(
                u"INSERT INTO comments (case_key, id, text, created_at, created_by) VALUES (?, '', ?, 0, 'me')"_s,
                {integer(row.key), text(comment)});
    for (std::size_t i = 0; i < made.alerts.size() && done; ++i)
        done = database.execute(u"INSERT INTO case_alerts (case_key, sequence, id, index_number, at, run)"
                                u" VALUES (?, ?, ?, 0, 0, 0)"_s,
                                {integer(row.key), static_cast<int>(i), store::packId(made.alerts[i])});
    return done;
}

base::Result<void> writeGroups(store::Database& database)
{
    base::Result<void> done;
    for (int simulation = 1; simulation <= Simulations && done; ++simulation) {
        done = database.execute(
            u"INSERT INTO simulations (key, name, rule_json, source, profile, seed, state, started_at)"
            u" VALUES (?, 'Random', '{}', '', '9.4', 1, 1, 0)"_s, {simulation});
        for (int group = 0; group < Groups && done; ++group)
            done = database.execute(u"INSERT INTO groups (simulation, number, grouping) VALUES (?, ?, ?)"_s,
                                    {simulation, group, u"{\"name\":\"group %1\",\"port\":%1}"_s.arg(group)});
    }
    return done;
}

/// What two cases are compared by: without a value last, so 1 in front of it.
template<class Value>
int compare(const std::optional<Value>& a, const std::optional<Value>& b, bool descending)
{
    if (a.has_value() != b.has_value())
        return a ? -1 : 1;
    if (!a || *a == *b)
        return 0;
    return (*a < *b) != descending ? -1 : 1;
}

int compareValues(const store::CaseRow& a, const store::CaseRow& b, store::CaseSort sort, bool descending)
{
    const auto by = [descending](auto left, auto right) {
        return compare(std::optional(left), std::optional(right), descending);
    };
    switch (sort) {
    case store::CaseSort::Created: return by(a.createdAt, b.createdAt);
    case store::CaseSort::Updated: return compare(a.updatedAt, b.updatedAt, descending);
    case store::CaseSort::Closed: return compare(a.closedAt, b.closedAt, descending);
    case store::CaseSort::Title: return by(a.title, b.title);
    case store::CaseSort::Category: return compare(a.category, b.category, descending);
    case store::CaseSort::Status: return by(static_cast<int>(a.status), static_cast<int>(b.status));
    case store::CaseSort::Severity: return by(static_cast<int>(a.severity), static_cast<int>(b.severity));
    case store::CaseSort::Alerts: return by(a.totalAlerts, b.totalAlerts);
    }
    return 0;
}

std::string spaced(const std::string& text)
{
    std::string words = " ";
    for (const char character : text) {
        if (std::isalnum(static_cast<unsigned char>(character)) != 0)
            words += static_cast<char>(std::tolower(static_cast<unsigned char>(character)));
        else if (!words.ends_with(' '))
            words += ' ';
    }
    return words + ' ';
}

} // namespace

std::vector<std::string> FoundableCase::texts() const
{
    std::string notes;
    for (const std::string& comment : comments)
        notes += comment + '\n';
    return {spaced(row.title), spaced(description), spaced(notes)};
}

std::vector<FoundableCase> writeRandomCases(store::Database& database, int count, std::uint32_t seed)
{
    Dice dice(seed);
    std::vector<FoundableCase> made;
    base::Result<store::Transaction> transaction = store::Transaction::begin(database);
    base::Result<void> done = transaction ? writeGroups(database) : base::fail(transaction.error());
    for (int i = 0; i < count && done; ++i) {
        made.push_back(draw(dice, i + 1, count));
        done = write(database, made.back());
    }
    if (done)
        done = transaction->commit();
    if (!done)
        qFatal("%s", done.error().text.c_str());
    return made;
}

bool comesBefore(const FoundableCase& a, const FoundableCase& b, store::CaseOrder order)
{
    const bool descending = isDescending(order);
    const int values = compareValues(a.row, b.row, sortOf(order), descending);
    if (values != 0)
        return values < 0;
    return descending ? a.row.key > b.row.key : a.row.key < b.row.key;
}

} // namespace casewright::tests
