// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/kql/Completion.h"

#include <QTest>

using namespace casewright;
using kql::CandidateKind;

namespace {

/// A slot in short: its kind, the text that it replaces, the prefix if that is another, `path/field`.
QString shown(const kql::CompletionSlot& slot, const std::string& query)
{
    static const char* const Kinds[] = {"field", "operator", "value", "conjunction"};
    const std::string replaced = query.substr(slot.replaced.begin, slot.replaced.end - slot.replaced.begin);
    std::string text = std::string(Kinds[static_cast<int>(slot.kind)]) + '[' + replaced + ']';
    if (slot.prefix != replaced)
        text += '^' + slot.prefix;
    if (!slot.nestedPath.empty() || !slot.field.empty())
        text += '@' + (slot.nestedPath.empty() ? slot.field : slot.nestedPath + '/' + slot.field);
    return QString::fromStdString(slot.quoted ? text + " quoted" : text);
}

/// The cursor is where the bar is.
void row(const char* query, const char* expected)
{
    QTest::newRow(query) << QByteArray(query) << QString::fromUtf8(expected);
}

void addFieldRows()
{
    row("|", "field[]");
    row("  |  ", "field[]");
    row("host.na|", "field[host.na]");
    row("host.na|me : x", "field[host.name]^host.na");
    row("|host.name : x", "field[host.name]^");
    row("host.na|me\\:a b", "field[host.name\\:a]^host.na");
    row("host\\:na|", "field[host\\:na]^host:na");
    row("host.name |", "operator[]@host.name conjunction[]");
    row("host.name |: x", "operator[:]^@host.name conjunction[]");
    row("host.name |and x", "operator[]@host.name conjunction[and]^");
    row("host.name a|", "field[host.name a] conjunction[a]");
    row("host.name a|nd x", "field[host.name and]^host.name a conjunction[and]^a");
    row("\"host.na|", "field[\"host.na]^host.na quoted");
    row("\"host.na|me\": a", "field[\"host.name\"]^host.na quoted");
    row("\"host.name\"|", "operator[]@host.name");
    row("\"host.name\" |", "operator[]@host.name conjunction[]");
    row("host.name:|", "value[]@host.name");
    row("host.name: |", "value[]@host.name");
    row("host.name: |web-1 and b", "value[web-1]^@host.name");
    row("host.name: we|b-1 and b", "value[web-1]^we@host.name");
    row("host.name: we*|", "value[we*]@host.name");
}

void addValueRows()
{
    row("user.name: Admin |", "conjunction[]");
    row("user.name: Admin U|", "value[Admin U]@user.name conjunction[U]");
    row("user.name: Admin an|", "value[Admin an]@user.name conjunction[an]");
    row("user.name: \"Admin U|", "value[\"Admin U]^Admin U@user.name quoted");
    row("user.name: \"Admin U|ser\" and b", "value[\"Admin User\"]^Admin U@user.name quoted");
    row("user.name: \"Ad|min User\" and b", "value[\"Admin User\"]^Ad@user.name quoted");
    row("user.name: \"Ad| and b: \"c\"", "value[\"Ad]^Ad@user.name quoted");
    row("user.name: \"\\\"A|", "value[\"\\\"A]^\"A@user.name quoted");
    row("user.name: \"Admin\"|", "");
    row("user.name: \"Admin\" |", "conjunction[]");
}

void addOtherRows()
{
    row("a > |", "value[]@a");
    row("a >= 1|0", "value[10]^1@a");
    row("a >|", "operator[>]@a value[]@a");
    row("a >|= 5", "operator[>=]^>@a");
    row("a:b and |", "field[]");
    row("a:b and not |", "field[]");
    row("a:b and c|", "field[c]");
    row("(|", "field[]");
    row("(a:b) |", "conjunction[]");
    row("(a:b)|", "");
    row("(a:b |", "conjunction[]");
    row("a:(|", "value[]@a");
    row("a:(b or |)", "value[]@a");
    row("a:(b or c|c or d)", "value[cc]^c@a");
    row("a:(b or not (c |", "conjunction[]");
    row("a:(b) or |", "field[]");
    row("related.files:{|", "field[]@related.files/");
    row("related.files:{ name: |", "value[]@related.files/name");
    row("related.files:{ name: x and si|ze > 5 }", "field[size]^si@related.files/");
    row("a:{ b:{ c |", "operator[]@a.b/c conjunction[]@a.b/");
    row("a:{ b:c } and |", "field[]");
    row("host.*: |", "value[]@host.*");
    row("a:\\|", "");
    row("\xc3\xa4.\xc3\xb6|\xc3\xbc", "field[\xc3\xa4.\xc3\xb6\xc3\xbc]^\xc3\xa4.\xc3\xb6");
    row("a:b) and c: |", "value[]@c");
    row("a:b:c and d|", "field[d]");
    row("message: cannot |", "field[]");
    row("not not a|", "field[a]");
    row("a:b\n  and c|", "field[c]");
}

} // namespace

class CompletionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void places_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<QString>("expected");
        addFieldRows();
        addValueRows();
        addOtherRows();
    }
    void places()
    {
        QFETCH(QByteArray, query);
        QFETCH(QString, expected);
        const auto cursor = static_cast<std::size_t>(query.indexOf('|'));
        const std::string text = query.replace(static_cast<int>(cursor), 1, "").toStdString();
        QStringList all;
        for (const kql::CompletionSlot& slot : kql::complete(text, cursor))
            all += shown(slot, text);
        QCOMPARE(all.join(QLatin1Char(' ')), expected);
    }

    void oddCursors()
    {
        QCOMPARE(kql::complete("a\xc3\xa4", 2).front().prefix, std::string("a")); // within a character: before it
        QCOMPARE(kql::complete("ab", 99).front().prefix, std::string("ab"));
        QVERIFY(kql::complete("a\xff", 1).empty());
    }

    /// What is wrong before the cursor is left behind in one go.
    void timeGrowsWithTheText()
    {
        const std::string wrong(1'000'000, ')');
        QCOMPARE(kql::complete(wrong + "a", wrong.size() + 1).front().replaced.begin, wrong.size());
    }
};

QTEST_APPLESS_MAIN(CompletionTest)
#include "tst_Completion.moc"
