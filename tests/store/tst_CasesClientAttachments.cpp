// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "tests/store/CaseDesk.h"

using namespace casewright;
using cases::AlertAttachment;
using cases::CaseStatus;
using tests::CallRow;
using tests::CaseDesk;
using tests::outcomeOf;

namespace {

std::string addComment(CaseDesk& desk, const std::string& text)
{
    return outcomeOf(desk.attachments().addComment(desk.key(), text, CaseDesk::later()));
}

void comment(CaseDesk& desk) { QCOMPARE(addComment(desk, "Seen"), std::string("ok")); }

void close(CaseDesk& desk) { QVERIFY(desk.change({.status = CaseStatus::Closed})); }

cases::Comment first(CaseDesk& desk) { return desk.attachments().comments(desk.key(), {}, 1)->front().comment; }

std::string update(CaseDesk& desk, const std::string& id, std::int64_t version, const std::string& text)
{
    return outcomeOf(desk.attachments().updateComment(desk.key(), id, version, text, CaseDesk::later(base::Day)));
}

AlertAttachment someAlerts(std::size_t count, std::size_t from = 0)
{
    AlertAttachment made{.ruleId = "r", .ruleName = "Logins"};
    for (std::size_t i = from; i < from + count; ++i) {
        made.ids.push_back("a" + std::to_string(i));
        made.indices.emplace_back(".alerts");
    }
    return made;
}

std::function<std::string(CaseDesk&)> attach(const AlertAttachment& given)
{
    return [given](CaseDesk& desk) {
        return outcomeOf(desk.attachments().attachAlerts(desk.key(), given, CaseDesk::later()));
    };
}

std::function<void(CaseDesk&)> attached(const AlertAttachment& given)
{
    return [given](CaseDesk& desk) { QCOMPARE(attach(given)(desk), std::string("ok")); };
}

std::string alertRow(const std::string& ids, const std::string& indices)
{
    return "create comment {\"comment\":{\"type\":\"alert\",\"alertId\":[" + ids + "],\"index\":[" + indices
        + "],\"rule\":{\"id\":\"r\",\"name\":\"Logins\"},\"owner\":\"cases\"}}\n";
}

const std::string TwoAlerts = alertRow("\"a0\",\"a1\"", "\".alerts\",\".alerts\"");
const std::string AlertsAway = "delete" + TwoAlerts.substr(std::string_view("create").size());
const std::string TooMany = "400 LimitReached Case has reached the maximum allowed number (1000) of attached alerts";

/// reference/kibana-cases, calls 9 to 11, and "User actions".
const std::vector<CallRow> Calls{
    {"comment",
     {},
     [](CaseDesk& desk) { return addComment(desk, "**Seen**"); },
     "ok",
     "create comment {\"comment\":{\"type\":\"user\",\"comment\":\"**Seen**\",\"owner\":\"cases\"}}\n"},
    {"comment on a closed case", close, [](CaseDesk& desk) { return addComment(desk, "Seen"); }, "ok",
     "create comment {\"comment\":{\"type\":\"user\",\"comment\":\"Seen\",\"owner\":\"cases\"}}\n"},
    {"blank comment",
     {},
     [](CaseDesk& desk) { return addComment(desk, " "); },
     "400 InvalidValue comment: The comment field cannot be an empty string.",
     ""},
    {"too long a comment",
     {},
     [](CaseDesk& desk) { return addComment(desk, std::string(30'001, 'x')); },
     "400 LimitReached comment: The length of the comment is too long. The maximum length is 30000.",
     ""},
    {"comment on no case",
     {},
     [](CaseDesk& desk) { return outcomeOf(desk.attachments().addComment(77, "Seen", CaseDesk::later())); },
     "404 NotFound ",
     ""},
    {"other text", comment, [](CaseDesk& desk) { return update(desk, first(desk).id, 1, "Done"); }, "ok",
     "update comment {\"comment\":{\"type\":\"user\",\"comment\":\"Done\",\"owner\":\"cases\"}}\n"},
    {"other text of no comment", comment, [](CaseDesk& desk) { return update(desk, "7", 1, "Done"); },
     "404 NotFound The case with the key 1 has no comment with the id 7", ""},
    {"other text of another version", comment, [](CaseDesk& desk) { return update(desk, first(desk).id, 2, "Done"); },
     "409 Conflict The comment ", ""},
    {"comment of another case", comment,
     [](CaseDesk& desk) {
         const std::int64_t other = desk.make({.title = "B", .description = "C"});
         return outcomeOf(desk.attachments().updateComment(other, first(desk).id, 1, "D", CaseDesk::later()));
     },
     "404 NotFound ", ""},
    {"comment away", comment,
     [](CaseDesk& desk) {
         return outcomeOf(desk.attachments().deleteComment(desk.key(), first(desk).id, CaseDesk::later()));
     },
     "ok", "delete comment {\"comment\":{\"type\":\"user\",\"owner\":\"cases\"}}\n"},
    {"no comment away", comment,
     [](CaseDesk& desk) { return outcomeOf(desk.attachments().deleteComment(desk.key(), "7", CaseDesk::later())); },
     "404 NotFound ", ""},
    {"all comments away",
     [](CaseDesk& desk) {
         comment(desk);
         comment(desk);
     },
     [](CaseDesk& desk) { return outcomeOf(desk.attachments().deleteComments(desk.key(), CaseDesk::later())); }, "ok",
     "delete comment {\"comment\":{\"type\":\"user\",\"owner\":\"cases\"}}\n"
     "delete comment {\"comment\":{\"type\":\"user\",\"owner\":\"cases\"}}\n"},
    {"alerts away", attached(someAlerts(2)),
     [](CaseDesk& desk) {
         const auto rows = desk.cases().userActions(desk.key(), {.alerts = true}, {}, 1).value();
         const std::string id = rows.front().document.action.commentId.value();
         return outcomeOf(desk.attachments().deleteComment(desk.key(), id, CaseDesk::later()));
     },
     "ok", AlertsAway},
    {"all comments and alerts away",
     [](CaseDesk& desk) {
         attached(someAlerts(2))(desk);
         comment(desk);
     },
     [](CaseDesk& desk) { return outcomeOf(desk.attachments().deleteComments(desk.key(), CaseDesk::later())); }, "ok",
     "delete comment {\"comment\":{\"type\":\"user\",\"owner\":\"cases\"}}\n" + AlertsAway},
    {"all of no comments away",
     {},
     [](CaseDesk& desk) { return outcomeOf(desk.attachments().deleteComments(desk.key(), CaseDesk::later())); },
     "404 NotFound The case with the key ",
     ""},
    {"alerts", {}, attach(someAlerts(2)), "ok", TwoAlerts},
    {"alerts again", attached(someAlerts(2)), attach(someAlerts(2)), "ok", ""},
    {"alerts, some again", attached(someAlerts(1)), attach(someAlerts(2)), "ok", TwoAlerts},
    {"alerts on a closed case", close, attach(someAlerts(1)),
     "400 InvalidValue Alert cannot be attached to a closed case.", ""},
    {"no alerts", {}, attach(someAlerts(0)), "400 InvalidValue alertId: ", ""},
    {"an index too few",
     {},
     attach({.ids = {"a", "b"}, .indices = {"i"}}),
     "400 InvalidValue index: Each alert needs its index: 2 ids and 1 indices were given.",
     ""},
    {"more alerts than a case holds", {}, attach(someAlerts(1'001)), "400 LimitReached alertId: ", ""},
    {"more alerts in all", attached(someAlerts(999)), attach(someAlerts(2, 999)), TooMany, ""},
    {"more alerts in all, though all are there", attached(someAlerts(1'000)), attach(someAlerts(1)), TooMany, ""},
};

} // namespace

/// Comments and alerts that people attach: call, precondition, result or error, and the activity that is written.
class AttachmentsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void calls_data() { tests::addRows(Calls); }
    void calls()
    {
        QFETCH(const int, row);
        const std::string differs = tests::play(Calls[static_cast<std::size_t>(row)]);
        QVERIFY2(differs.empty(), differs.c_str());
    }
    void changeTheCase();
    void pageThroughComments();
    void keepTheAlerts();
    void giveAlertsBack();
    void listTheCasesOfAnAlert();
};

void AttachmentsTest::changeTheCase()
{
    CaseDesk desk;
    const store::StoredCase commented = desk.attachments().addComment(desk.key(), "Seen", CaseDesk::later()).value();
    QCOMPARE(commented.document.version, std::int64_t{2});
    QCOMPARE(commented.document.totalComments, std::uint32_t{1});
    QVERIFY(commented.document.updatedAt == CaseDesk::Morning + base::Hour);
    QVERIFY(commented.document.updatedBy == "bo");
    QCOMPARE(update(desk, first(desk).id, 1, "Done"), std::string("ok"));
    const cases::Comment changed = first(desk);
    QCOMPARE(changed.text, std::string("Done"));
    QCOMPARE(changed.version, std::int64_t{2});
    QVERIFY(changed.createdAt == CaseDesk::Morning + base::Hour);
    QVERIFY(changed.updatedAt == CaseDesk::Morning + base::Day);
    QVERIFY(changed.updatedBy == "bo");
    QCOMPARE(desk.now().document.version, std::int64_t{3});
    QVERIFY(desk.attachments().deleteComment(desk.key(), changed.id, CaseDesk::later()));
    QCOMPARE(desk.now().document.totalComments, std::uint32_t{0});
    QVERIFY(desk.attachments().attachAlerts(desk.key(), someAlerts(3), CaseDesk::later()));
    QCOMPARE(desk.now().document.totalAlerts, std::uint32_t{3});
    QCOMPARE(desk.now().document.version, std::int64_t{5});
    const auto rows = desk.cases().userActions(desk.key(), {.comments = true}, {}, 10).value();
    QCOMPARE(rows.size(), std::size_t{3});
    for (const store::StoredUserAction& row : rows)
        QVERIFY(row.document.action.commentId == changed.id);
}

void AttachmentsTest::pageThroughComments()
{
    CaseDesk desk;
    for (int i = 0; i < 5; ++i)
        QCOMPARE(addComment(desk, std::to_string(i)), std::string("ok"));
    std::string texts;
    std::optional<std::int64_t> after;
    for (int page = 0; page < 3; ++page) {
        const std::vector<store::StoredComment> rows = desk.attachments().comments(desk.key(), after, 2).value();
        for (const store::StoredComment& row : rows) {
            texts += row.comment.text;
            after = row.key;
        }
    }
    QCOMPARE(texts, std::string("01234"));
    QVERIFY(outcomeOf(desk.attachments().comments(desk.key(), {}, 101)).starts_with("400 LimitReached perPage: "));
    const cases::Comment one = first(desk);
    QVERIFY(desk.attachments().comment(desk.key(), one.id)->comment == one);
}

void AttachmentsTest::keepTheAlerts()
{
    CaseDesk desk;
    QCOMPARE(attach(someAlerts(3))(desk), std::string("ok"));
    AlertAttachment more = someAlerts(4);
    more.indices.back() = ".other";
    QCOMPARE(attach(more)(desk), std::string("ok"));
    const std::vector<store::AttachedAlert> all = desk.cases().alerts(desk.key(), {}, 100).value();
    QCOMPARE(all.size(), std::size_t{4});
    QCOMPARE(all[0].id, std::string("a0"));
    QCOMPARE(all[0].index, std::string(".alerts"));
    QVERIFY(all[0].attachedAt == CaseDesk::Morning + base::Hour);
    QCOMPARE(all[3].index, std::string(".other"));
    QCOMPARE(desk.cases().alerts(desk.key(), all[2].key, 100)->size(), std::size_t{1});
    const auto rows = desk.cases().userActions(desk.key(), {.alerts = true}, {}, 10).value();
    QCOMPARE(rows.size(), std::size_t{2});
    QCOMPARE(rows[1].alerts, std::uint32_t{1});
    QCOMPARE(rows[1].alreadyAttached, std::uint32_t{3});
}

/// An attachment that is deleted takes the alerts that came with it, and no others.
void AttachmentsTest::giveAlertsBack()
{
    CaseDesk desk;
    QCOMPARE(attach(someAlerts(3))(desk), std::string("ok"));
    QCOMPARE(attach(someAlerts(5))(desk), std::string("ok"));
    const std::string before = desk.activity();
    const auto attachments = desk.cases().userActions(desk.key(), {.alerts = true}, {}, 10).value();
    const std::string second = attachments.at(1).document.action.commentId.value();
    QVERIFY(desk.attachments().deleteComment(desk.key(), second, CaseDesk::later()));
    QCOMPARE(desk.now().document.totalAlerts, std::uint32_t{3});
    QCOMPARE(desk.cases().alerts(desk.key(), {}, 100)->size(), std::size_t{3});
    QVERIFY(desk.cases().casesOfAlert("a4")->empty());
    QVERIFY(desk.activity().starts_with(before));
    QVERIFY(outcomeOf(desk.attachments().deleteComment(desk.key(), second, CaseDesk::later())).starts_with("404 "));
    QCOMPARE(attach(someAlerts(5))(desk), std::string("ok"));
    QCOMPARE(desk.now().document.totalAlerts, std::uint32_t{5});
    // Of several all go, or none.
    QVERIFY(desk.attachments().addComment(desk.key(), "Seen", CaseDesk::later()));
    const std::string comment = first(desk).id;
    QVERIFY(outcomeOf(desk.attachments().deleteComments(desk.key(), {comment, second}, CaseDesk::later()))
                .starts_with("404 "));
    QCOMPARE(desk.now().document.totalComments, std::uint32_t{1});
    QVERIFY(outcomeOf(desk.attachments().deleteComments(desk.key(), std::vector<std::string>{}, CaseDesk::later()))
                .starts_with("400 InvalidValue ids: "));
    QVERIFY(desk.attachments().deleteComments(desk.key(), CaseDesk::later()));
    QCOMPARE(desk.now().document.totalAlerts, std::uint32_t{0});
    QVERIFY(desk.cases().alerts(desk.key(), {}, 100)->empty());
}

void AttachmentsTest::listTheCasesOfAnAlert()
{
    CaseDesk desk;
    const std::int64_t other = desk.make({.title = "B", .description = "C"}, "observability");
    QVERIFY(desk.attachments().attachAlerts(desk.key(), someAlerts(2), CaseDesk::later()));
    QVERIFY(desk.attachments().attachAlerts(other, someAlerts(1), CaseDesk::later()));
    const std::vector<store::CaseOfAlert> both = desk.cases().casesOfAlert("a0").value();
    QCOMPARE(both.size(), std::size_t{2});
    QCOMPARE(both[0].key, other);
    QCOMPARE(both[1].title, std::string("Odd logins"));
    QCOMPARE(both[1].totalAlerts, std::uint32_t{2});
    QCOMPARE(desk.cases().casesOfAlert("a0", "cases")->size(), std::size_t{1});
    QCOMPARE(desk.cases().casesOfAlert("a1")->size(), std::size_t{1});
    QVERIFY(desk.cases().casesOfAlert("a7")->empty());
    // Similar: the same alert, and no tag.
    const std::vector<store::SimilarCase> similar = desk.cases().similar(desk.key(), 10).value();
    QCOMPARE(similar.size(), std::size_t{1});
    QCOMPARE(similar[0].key, other);
    QCOMPARE(similar[0].alerts, std::vector<std::string>{"a0"});
    QCOMPARE(similar[0].sharedAlerts, std::uint64_t{1});
    QVERIFY(similar[0].tags.empty() && !similar[0].sameGroup);
}

QTEST_GUILESS_MAIN(AttachmentsTest)
#include "tst_CasesClientAttachments.moc"
