// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/ConfigureClient.h"
#include "ui/bridge/OwnerConfigurations.h"
#include "ui/bridge/WorkspaceSession.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

#include <memory>

using namespace Qt::StringLiterals;
using namespace casewright;
using namespace casewright::ui;

/// The settings of cases, for who only looks at them.
class OwnerConfigurationsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_session = std::make_unique<WorkspaceSession>();
        m_configurations = std::make_unique<OwnerConfigurations>(*m_session);
    }
    void cleanup()
    {
        m_configurations.reset();
        m_session.reset();
        m_folder.reset();
    }

    void readsWhatIsThere()
    {
        QVERIFY(!m_configurations->isRead());
        QVERIFY(open(u"a"_s));
        QTRY_VERIFY(m_configurations->isRead());
        QVERIFY(!m_configurations->find("cases"));
        QVERIFY(set("cases", "one"));
        QSignalSpy changes(m_configurations.get(), &OwnerConfigurations::changed);
        m_configurations->refresh();
        QTRY_VERIFY(m_configurations->find("cases"));
        QCOMPARE(m_configurations->find("cases")->templates.front().name, std::string("one"));
        QVERIFY(!m_configurations->find("observability"));
        QCOMPARE(changes.size(), 1);
    }

    void followsChangesOfCases()
    {
        QVERIFY(open(u"a"_s));
        QVERIFY(set("cases", "one"));
        m_session->notifyCasesChanged();
        QTRY_VERIFY(m_configurations->find("cases"));
        QVERIFY(set("cases", "two"));
        m_session->notifyCasesChanged();
        QTRY_COMPARE(m_configurations->find("cases")->templates.front().name, std::string("two"));
    }

    /// What is the same is no change.
    void saysNothingWhereNothingChanged()
    {
        QVERIFY(open(u"a"_s));
        QTRY_VERIFY(m_configurations->isRead());
        QSignalSpy changes(m_configurations.get(), &OwnerConfigurations::changed);
        m_configurations->refresh();
        QVERIFY(QThreadPool::globalInstance()->waitForDone(20'000));
        QVERIFY(!changes.wait(200)); // the answer is on its way
    }

    void forgetsTheWorkspaceBefore()
    {
        QVERIFY(open(u"a"_s));
        QVERIFY(set("cases", "one"));
        m_configurations->refresh();
        QTRY_VERIFY(m_configurations->find("cases"));
        QVERIFY(open(u"b"_s));
        QVERIFY(!m_configurations->find("cases"));
        QTRY_VERIFY(m_configurations->isRead());
        QVERIFY(!m_configurations->find("cases"));
    }

private:
    bool open(const QString& name)
    {
        return m_session->open(m_folder->filePath(name + u".casewright"_s), store::Access::Create).has_value();
    }
    bool set(const std::string& owner, const std::string& name)
    {
        cases::CaseConfiguration configuration;
        configuration.owner = owner;
        configuration.templates = {{.key = "t", .name = name}};
        return store::ConfigureClient(m_session->workspace()).set(configuration, {.user = "ana", .at = {}}).has_value();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<WorkspaceSession> m_session;
    std::unique_ptr<OwnerConfigurations> m_configurations;
};

QTEST_GUILESS_MAIN(OwnerConfigurationsTest)
#include "tst_OwnerConfigurations.moc"
