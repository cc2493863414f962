// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <memory>
#include <stop_token>

#include <QTest>

#include "core/store/Workspace.h"
#include "tests/store/Place.h"
#include "tests/store/ScriptedRuns.h"

using namespace casewright;
using namespace Qt::StringLiterals;

/// Runs that are found by a value of the groups that something was decided for.
class TestRunSearch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_place = std::make_unique<tests::Place>();
        m_path = m_place->address(u"bank.cwspace"_s);
        QVERIFY(store::Workspace::open(m_path, store::Access::Create));
        const tests::Script script{.runs = 9, .alertsPerRun = 6, .groups = 12};
        m_key = tests::storeScript(m_path, script, tests::makeTable(script.alerts()));
    }

    /// As reading the decisions of one run after the other tells.
    void findsWhatTheDecisionsHave()
    {
        const store::Workspace workspace = open();
        bool isPartly = false;
        for (const std::string text : {"host", "HOST", "1", "10", "11", "nobody", "\"", "name", "%", "_"}) {
            std::vector<std::uint64_t> expected;
            for (std::uint64_t run = 0; run < 9; ++run) {
                const auto decisions = workspace.decisions(m_key, run).value();
                if (std::any_of(decisions.begin(), decisions.end(),
                                [&](const auto& each) { return hasValue(each.grouping, text); }))
                    expected.push_back(run);
            }
            QVERIFY2(workspace.runsOfGroups(m_key, text).value() == expected, text.c_str());
            isPartly = isPartly || (!expected.empty() && expected.size() < 9);
        }
        QVERIFY(isPartly);
        QVERIFY(workspace.runsOfGroups(m_key + 1, "host")->empty());
    }

    void stops()
    {
        std::stop_source source;
        source.request_stop();
        const auto runs = open().runsOfGroups(m_key, "host", source.get_token());
        QVERIFY(!runs && runs.error().code == base::ErrorCode::Cancelled);
    }

private:
    store::Workspace open() { return std::move(*store::Workspace::open(m_path, store::Access::ReadOnly)); }

    /// Of a grouping with one value: what stands between the quotes after the colon.
    static bool hasValue(const std::string& grouping, const std::string& text)
    {
        const QString value = QString::fromStdString(grouping).section(u':', -1).section(u'"', 1, 1);
        return value.contains(QString::fromStdString(text), Qt::CaseInsensitive);
    }

    std::unique_ptr<tests::Place> m_place;
    std::string m_path;
    std::int64_t m_key = 0;
};

QTEST_GUILESS_MAIN(TestRunSearch)
#include "tst_RunSearch.moc"
