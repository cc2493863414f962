// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/AnalystModels.h"
#include "ui/bridge/Text.h"
#include "ui/bridge/WorkspaceSession.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace casewright;
using engine::AnalystModel;
using store::Access;
using store::StoredAnalysts;
using ui::AnalystModels;
using ui::AnalystPreset;
using ui::WorkspaceSession;

namespace {

AnalystModel closing(base::Duration after, const std::string& name = "Clock")
{
    return {.name = name, .work = engine::CloseAfter{engine::FixedLength{after}}};
}

QByteArray namesOf(const std::vector<StoredAnalysts>& models)
{
    QByteArray names;
    for (const StoredAnalysts& stored : models)
        names += stored.model.name + "|";
    return names;
}

} // namespace

/// The analysts of a workspace in a folder of its own: what is kept, chosen, dropped and reported.
class AnalystModelsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void nobodyWorksAtFirst();
    void whatIsAddedIsChosenAndKept();
    void namesAreTheirOwn();
    void presetsAreSound();
    void editsAreKept();
    void anUnsoundEditWaits();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void choiceAndSeedAreKept();
    void aChoiceThatIsGoneIsNobody();
    void whatWasRemovedComesBack();
    void removingAnotherKeepsTheChoice();
    void filesGoOutAndIn();
    void aBadFileIsNotAdded();
    void anotherWorkspaceHasItsOwn();
    void aReadOnlyWorkspaceStaysAsItIs();

private:
    [[nodiscard]] QString path(const QString& name = u"a.casewright"_s) const { return m_folder->filePath(name); }
    std::int64_t add(const AnalystModel& model)
    {
        const std::optional<std::int64_t> key = m_analysts->add(model);
        if (!key)
            qFatal("the analysts were not added");
        return *key;
    }
    /// As another connection finds them, when all is written.
    [[nodiscard]] std::vector<StoredAnalysts> stored()
    {
        m_analysts->finishSaving();
        const auto workspace = store::Workspace::open(path().toStdString(), Access::ReadOnly);
        if (!workspace)
            qFatal("the workspace cannot be read");
        return workspace->analysts().value();
    }
    void reopen()
    {
        m_analysts.reset();
        m_session = std::make_unique<WorkspaceSession>();
        QVERIFY(m_session->open(path(), Access::ReadWrite));
        m_analysts = std::make_unique<AnalystModels>(*m_session);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<WorkspaceSession> m_session;
    std::unique_ptr<AnalystModels> m_analysts;
};

void AnalystModelsTest::init()
{
    m_analysts.reset();
    m_session = std::make_unique<WorkspaceSession>();
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_session->open(path(), Access::Create));
    m_analysts = std::make_unique<AnalystModels>(*m_session);
}

void AnalystModelsTest::nobodyWorksAtFirst()
{
    QVERIFY(m_analysts->models().empty());
    QVERIFY(!m_analysts->chosen());
    QVERIFY(m_analysts->chosenModel().isIdle());
    QCOMPARE(m_analysts->seed(), 1U);
}

void AnalystModelsTest::whatIsAddedIsChosenAndKept()
{
    QSignalSpy changed(m_analysts.get(), &AnalystModels::modelsChanged);
    QSignalSpy choice(m_analysts.get(), &AnalystModels::choiceChanged);
    const std::int64_t key = add(closing(base::Hour));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(choice.size(), 1);
    QCOMPARE(m_analysts->chosen(), key);
    QVERIFY(m_analysts->chosenModel() == closing(base::Hour));
    QVERIFY(stored() == m_analysts->models());
}

void AnalystModelsTest::namesAreTheirOwn()
{
    for (int i = 0; i < 3; ++i)
        QVERIFY(m_analysts->add(closing(base::Hour)));
    QCOMPARE(namesOf(stored()), QByteArray("Clock|Clock 2|Clock 3|"));
}

void AnalystModelsTest::presetsAreSound()
{
    for (const AnalystPreset preset : {AnalystPreset::CloseAfter, AnalystPreset::OfficeHours,
                                       AnalystPreset::AroundTheClock}) {
        const AnalystModel model = ui::makeAnalysts(preset);
        QVERIFY(!AnalystModels::problemOf(model));
        QVERIFY(!model.isIdle());
        QVERIFY(!model.name.empty());
    }
}

void AnalystModelsTest::editsAreKept()
{
    const std::int64_t key = add(closing(base::Hour));
    for (int hours = 2; hours < 9; ++hours)
        QVERIFY(m_analysts->edit(key, closing({hours * base::Hour.milliseconds})));
    QVERIFY(m_analysts->chosenModel() == closing({8 * base::Hour.milliseconds}));
    QVERIFY(stored() == m_analysts->models());
    QSignalSpy changed(m_analysts.get(), &AnalystModels::modelsChanged);
    QVERIFY(m_analysts->edit(key, m_analysts->chosenModel()));
    QCOMPARE(changed.size(), 0);
    QVERIFY(!m_analysts->edit(key + 1, closing(base::Hour)));
}

void AnalystModelsTest::anUnsoundEditWaits()
{
    const std::int64_t key = add(closing(base::Hour));
    const AnalystModel unsound = closing({4'000 * base::Day.milliseconds});
    QVERIFY(m_analysts->edit(key, unsound));
    QVERIFY(m_analysts->chosenModel() == unsound);
    QVERIFY(stored().front().model == closing(base::Hour));
    QVERIFY(m_analysts->edit(key, closing(base::Minute)));
    QVERIFY(stored().front().model == closing(base::Minute));

    // Of what never became sound, the person hears when the workspace goes.
    QVERIFY(m_analysts->edit(key, unsound));
    QSignalSpy reported(m_session.get(), &WorkspaceSession::reported);
    QVERIFY(m_session->open(path(u"b.casewright"_s), Access::Create));
    QCOMPARE(reported.size(), 1);
    QVERIFY(reported.first().first().toString().contains(u"“Clock”"_s));
}

void AnalystModelsTest::saysWhatIsWrong_data()
{
    QTest::addColumn<AnalystModel>("model");
    QTest::addColumn<QString>("field");
    const auto queue = [](auto&& change) {
        AnalystModel model = ui::makeAnalysts(AnalystPreset::AroundTheClock);
        change(std::get<engine::StaffedQueue>(model.work));
        return model;
    };
    QTest::newRow("too long") << closing({3'661 * base::Day.milliseconds}) << u"closeAfter.length"_s;
    QTest::newRow("no length") << closing({}) << u"closeAfter.length"_s;
    QTest::newRow("the wrong way round")
        << AnalystModel{.work = engine::CloseAfter{engine::UniformLength{.from = base::Hour, .to = base::Minute}}}
        << u"closeAfter.to"_s;
    QTest::newRow("no shift") << queue([](auto& each) { each.shifts.clear(); }) << u"queue.shifts"_s;
    QTest::newRow("no day") << queue([](auto& each) { each.shifts[1].days = {}; }) << u"queue.shifts[1].days"_s;
    QTest::newRow("no time") << queue([](auto& each) { each.shifts[2].to = each.shifts[2].from; })
                             << u"queue.shifts[2].to"_s;
    QTest::newRow("no analyst") << queue([](auto& each) { each.shifts[0].analysts = 0; })
                                << u"queue.shifts[0].analysts"_s;
    QTest::newRow("wide spread") << queue([](auto& each) { each.triage = engine::LogNormalLength{base::Hour, 101}; })
                                 << u"queue.triage.spread"_s;
    QTest::newRow("more than all") << queue([](auto& each) { each.closes = 1.5; }) << u"queue.closes"_s;
}

void AnalystModelsTest::saysWhatIsWrong()
{
    QFETCH(AnalystModel, model);
    QFETCH(QString, field);
    const std::optional<base::Error> problem = AnalystModels::problemOf(model);
    QVERIFY(problem && problem->location);
    QCOMPARE(ui::toText(problem->location->field), field);
    QVERIFY(!problem->text.empty());
}

void AnalystModelsTest::choiceAndSeedAreKept()
{
    const std::int64_t first = add(closing(base::Hour));
    add(closing(base::Day));
    m_analysts->choose(first);
    m_analysts->setSeed(18'446'744'073'709'551'615U);
    reopen();
    QCOMPARE(m_analysts->chosen(), first);
    QCOMPARE(m_analysts->seed(), 18'446'744'073'709'551'615U);
    m_analysts->choose(std::nullopt);
    QSignalSpy choice(m_analysts.get(), &AnalystModels::choiceChanged);
    m_analysts->choose(std::nullopt);
    m_analysts->choose(first + 100);
    QCOMPARE(choice.size(), 0);
    reopen();
    QVERIFY(!m_analysts->chosen());
    QCOMPARE(m_analysts->models().size(), std::size_t{2});
}

void AnalystModelsTest::aChoiceThatIsGoneIsNobody()
{
    m_analysts->finishSaving();
    QVERIFY(m_session->workspace().setSetting("analysts", "17"));
    QVERIFY(m_session->workspace().setSetting("analystsSeed", "twelve"));
    reopen();
    QVERIFY(!m_analysts->chosen());
    QCOMPARE(m_analysts->seed(), 1U);
}

void AnalystModelsTest::whatWasRemovedComesBack()
{
    add(closing(base::Hour, "first"));
    const std::int64_t second = add(closing(base::Hour, "second"));
    add(closing(base::Hour, "third"));
    m_analysts->choose(second);
    QVERIFY(m_analysts->remove(second));
    QVERIFY(!m_analysts->chosen());
    QCOMPARE(namesOf(stored()), QByteArray("first|third|"));
    QVERIFY(!m_analysts->remove(second));
    m_analysts->bringBack();
    QCOMPARE(m_analysts->chosen(), second);
    QCOMPARE(namesOf(m_analysts->models()), QByteArray("first|second|third|"));
    QVERIFY(stored() == m_analysts->models());
    m_analysts->bringBack();
    QCOMPARE(m_analysts->models().size(), std::size_t{3});
}

void AnalystModelsTest::removingAnotherKeepsTheChoice()
{
    const std::int64_t first = add(closing(base::Hour, "first"));
    const std::int64_t second = add(closing(base::Hour, "second"));
    QVERIFY(m_analysts->remove(first));
    QCOMPARE(m_analysts->chosen(), second);
    m_analysts->bringBack();
    QCOMPARE(m_analysts->chosen(), second);
}

void AnalystModelsTest::filesGoOutAndIn()
{
    QVERIFY(!m_analysts->exportChosen(path(u"nobody.json"_s)));
    const std::int64_t key = add(ui::makeAnalysts(AnalystPreset::OfficeHours));
    const AnalystModel model = m_analysts->chosenModel();
    QVERIFY(m_analysts->exportChosen(path(u"staff.json"_s)));
    QVERIFY(m_analysts->remove(key));
    QVERIFY(m_analysts->importFile(path(u"staff.json"_s)));
    QVERIFY(m_analysts->chosenModel() == model);
    const base::Result<void> nowhere = m_analysts->exportChosen(path(u"no such folder/staff.json"_s));
    QVERIFY(!nowhere && nowhere.error().code == base::ErrorCode::Unwritable);
    QVERIFY(m_analysts->edit(*m_analysts->chosen(), closing({})));
    QVERIFY(!m_analysts->exportChosen(path(u"unsound.json"_s)));
    QVERIFY(!QFile::exists(path(u"unsound.json"_s)));
}

void AnalystModelsTest::aBadFileIsNotAdded()
{
    QFile file(path(u"bad.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"casewright\": \"analysts/1\",\n"
               "  \"closeAfter\": {\"distribution\": \"fixed\", \"length\": \"6 min\"}}");
    file.close();
    const base::Result<void> added = m_analysts->importFile(file.fileName());
    QVERIFY(!added && added.error().location);
    QCOMPARE(added.error().location->line, 2U);
    QCOMPARE(ui::toText(added.error().location->field), u"closeAfter.length"_s);
    QVERIFY(ui::toText(added.error()).contains(u"bad.json:2:"_s));
    QVERIFY(!m_analysts->importFile(m_folder->path()));
    QVERIFY(!m_analysts->importFile(path(u"missing.json"_s)));
    QVERIFY(m_analysts->models().empty());
}

void AnalystModelsTest::anotherWorkspaceHasItsOwn()
{
    add(closing(base::Hour));
    m_analysts->setSeed(7);
    QVERIFY(m_session->open(path(u"b.casewright"_s), Access::Create));
    QVERIFY(m_analysts->models().empty());
    QVERIFY(!m_analysts->chosen());
    QCOMPARE(m_analysts->seed(), 1U);
    m_analysts->bringBack();
    QVERIFY(m_analysts->models().empty());
    QVERIFY(m_session->open(path(), Access::ReadWrite));
    QCOMPARE(namesOf(m_analysts->models()), QByteArray("Clock|"));
    QCOMPARE(m_analysts->seed(), 7U);
}

void AnalystModelsTest::aReadOnlyWorkspaceStaysAsItIs()
{
    const std::int64_t key = add(closing(base::Hour));
    QVERIFY(m_session->open(path(u"b.casewright"_s), Access::Create));
    QVERIFY(m_session->open(path(), Access::ReadOnly));
    QSignalSpy reported(m_session.get(), &WorkspaceSession::reported);
    QVERIFY(!m_analysts->add(closing(base::Day)));
    QVERIFY(!m_analysts->edit(key, closing(base::Day)));
    QVERIFY(!m_analysts->remove(key));
    QCOMPARE(reported.size(), 3);
    QCOMPARE(namesOf(m_analysts->models()), QByteArray("Clock|"));
    // Who works in a simulation that is not kept may still be chosen.
    QCOMPARE(m_analysts->chosen(), key);
    m_analysts->choose(std::nullopt);
    m_analysts->setSeed(9);
    QVERIFY(!m_analysts->chosen());
    QVERIFY(m_session->open(path(), Access::ReadWrite));
    QCOMPARE(m_analysts->chosen(), key);
    QCOMPARE(m_analysts->seed(), 1U);
}

QTEST_GUILESS_MAIN(AnalystModelsTest)
#include "tst_AnalystModels.moc"
