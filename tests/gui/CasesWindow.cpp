// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/CasesWindow.h"

#include "tests/gui/Gallery.h"
#include "ui/bridge/Text.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/ThemeSizes.h"

#include <QApplication>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QTest>

namespace casewright::ui {

using namespace Qt::StringLiterals;
using store::Access;

void CasesWindow::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_theme = std::make_unique<Theme>(*qApp, [] { return false; });
    m_session = std::make_unique<WorkspaceSession>();
    m_repository = std::make_unique<CaseRepository>(*m_session);
    m_kept = std::make_shared<tests::KeptSecrets>();
    show(std::make_unique<tests::KeeperDouble>(m_kept));
}

void CasesWindow::show(std::unique_ptr<SecretKeeper> keeper)
{
    m_secrets = std::make_unique<ConnectorSecrets>(std::move(keeper));
    m_pushing = std::make_unique<CasePushing>(*m_session, *m_secrets);
    m_actions = std::make_unique<ActionTable>();
    m_window = std::make_unique<MainWindow>(*m_actions, *m_theme);
    m_page = new CasesPage(*m_session, *m_repository);
    m_page->setPushing(*m_pushing, *m_secrets);
    m_window->addPage(m_page);
    m_window->addPage(new Gallery(u"simulate"_s, u"Simulate"_s, u"simulate"_s));
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void CasesWindow::cleanup()
{
    m_window.reset();
    m_pushing.reset();
    m_secrets.reset();
    m_repository.reset();
    m_session.reset();
    m_actions.reset();
    m_theme.reset();
    m_folder.reset();
}

QString CasesWindow::count() { return find<QLabel>(u"caseCount"_s)->text(); }
Banner* CasesWindow::banner() { return find<Banner>(u"casesBanner"_s); }
bool CasesWindow::isCaseShown() { return find<QWidget>(u"caseView"_s)->isVisible(); }

void CasesWindow::press(const QString& button) { QTest::mouseClick(find<QPushButton>(button), Qt::LeftButton); }

void CasesWindow::pressInBanner()
{
    QTest::mouseClick(banner()->findChild<QPushButton*>(u"bannerAction"_s), Qt::LeftButton);
}

void CasesWindow::select(int row, Qt::KeyboardModifiers modifiers)
{
    const QRect place = table()->visualRect(table()->model()->index(row, Status));
    QTest::mouseClick(table()->viewport(), Qt::LeftButton, modifiers, place.center());
}

void CasesWindow::clickTick(int row)
{
    const QRect place = table()->visualRect(table()->model()->index(row, Name));
    QTest::mouseClick(table()->viewport(), Qt::LeftButton, {},
                      QPoint(place.left() + size::GapMiddle, place.center().y()));
}

void CasesWindow::openRow(int row)
{
    table()->setCurrentIndex(table()->model()->index(row, 0));
    QTest::keyClick(table(), Qt::Key_Return);
    QTRY_VERIFY(isCaseShown());
}

void CasesWindow::openFilter(const QString& part) { press(u"filter."_s + part); }

void CasesWindow::tick(const QString& popup, const QString& text)
{
    auto* const list = find<QListView>(popup + u"List"_s);
    QModelIndex row;
    const auto isThere = [&] {
        const QModelIndexList found = list->model()->match(list->model()->index(0, 0), Qt::DisplayRole, text, 1,
                                                           Qt::MatchStartsWith | Qt::MatchCaseSensitive);
        row = found.value(0);
        return row.isValid();
    };
    QTRY_VERIFY2(isThere(), qUtf8Printable(text));
    list->setCurrentIndex(row);
    QTest::keyClick(list, Qt::Key_Space);
}

void CasesWindow::closePopup(const QString& popup) { find<QWidget>(popup)->close(); }

void CasesWindow::chooseFilter(const QString& part, const QString& text)
{
    openFilter(part);
    tick(u"filterChoice"_s, text);
    closePopup(u"filterChoice"_s);
}

void CasesWindow::chooseCollection(const QString& beginning)
{
    press(u"simulationChooser"_s);
    auto* const list = find<QListView>(u"collectionsList"_s);
    QModelIndexList found;
    QTRY_VERIFY(!(found = list->model()->match(list->model()->index(0, 0), Qt::DisplayRole, beginning, 1,
                                               Qt::MatchStartsWith))
                     .isEmpty());
    list->setCurrentIndex(found.first());
    QTest::keyClick(list, Qt::Key_Return);
}

void CasesWindow::chooseOrder(store::CaseOrder order)
{
    m_page->findChild<QAction*>(u"order%1"_s.arg(static_cast<int>(order)))->trigger();
}

QString CasesWindow::collection() { return find<QPushButton>(u"simulationChooser"_s)->text(); }

QString CasesWindow::make(const QString& name, const tests::Script& script)
{
    const QString path = m_folder->filePath(name);
    if (!store::Workspace::open(toUtf8(path), Access::Create))
        qFatal("The workspace could not be made.");
    m_simulation = tests::storeScript(toUtf8(path), script, tests::makeTable(script.alerts()));
    return path;
}

void CasesWindow::open(const tests::Script& script)
{
    QVERIFY(m_session->open(make(u"soc-lab.casewright"_s, script), Access::ReadWrite));
    QTRY_VERIFY(rows() > 0);
    QTRY_VERIFY(!count().isEmpty());
    QTRY_VERIFY(find<QPushButton>(u"simulationChooser"_s)->isEnabled());
}

void CasesWindow::addSimulation(const tests::Script& script)
{
    QVERIFY(tests::storeScript(toUtf8(m_session->path()), script, tests::makeTable(script.alerts())) > 0);
    m_session->notifyCasesChanged();
}

store::Workspace CasesWindow::otherProgram()
{
    auto workspace = store::Workspace::open(toUtf8(m_session->path()), Access::ReadWrite);
    if (!workspace)
        qFatal("%s", workspace.error().text.c_str());
    return std::move(*workspace);
}

} // namespace casewright::ui
