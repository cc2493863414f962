// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/Gallery.h"
#include "tests/gui/Screenshots.h"
#include "tests/gui/WidgetRules.h"
#include "ui/bridge/VersionTexts.h"
#include "ui/shell/HelpPictures.h"
#include "ui/shell/HelpSections.h"
#include "ui/shell/MainWindow.h"
#include "ui/widgets/ActionTable.h"
#include "ui/widgets/HelpTopic.h"
#include "ui/widgets/Theme.h"
#include "ui/widgets/ThemeSizes.h"

#include <QApplication>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTextBrowser>
#include <QToolButton>

#include <memory>

using namespace Qt::StringLiterals;
using namespace casewright::ui;

/// The help, in the window with two pages.
class HelpTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void everySectionExplainsSomething();
    void linksLeadToSections();
    void saysWhatIsNotModelled();
    void listsTheKeys();
    void comparesVersions();
    void numbersAreThoseOfTheVersion();
    void menuAndPaletteHaveTheSections();
    void f1ExplainsWhatHasTheFocus();
    void goesBackToWhereTheFocusWas();
    void linksCanBeGoneBack();
    void linksDoWhatActionsDo();
    void withoutPagesOffersNoWayBack();
    void searchFindsWords();
    void canBeReadByKeyboard();
    void picturesKeepToTheirSize_data();
    void picturesKeepToTheirSize();
    void picturesFollowTheTheme();
    void picturesAreAsWideAsTheLines();
    void keepsTheRules();
    void looksAsItShould_data();
    void looksAsItShould();

private:
    template<typename Widget>
    Widget* find(const QString& name)
    {
        auto* const found = m_window->findChild<Widget*>(name);
        if (!found)
            qFatal("no %s", qUtf8Printable(name));
        return found;
    }
    QTextBrowser* text() { return find<QTextBrowser>(u"helpText"_s); }
    QString shown() { return text()->toPlainText(); }
    QString title() { return shown().section(u'\n', 0, 0); }
    /// What is listed of the contents, without the chapters.
    QStringList listed();

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<ActionTable> m_actions;
    std::unique_ptr<MainWindow> m_window;
};

void HelpTest::init()
{
    m_theme = std::make_unique<Theme>(*qApp, [] { return false; });
    m_actions = std::make_unique<ActionTable>();
    m_window = std::make_unique<MainWindow>(*m_actions, *m_theme);
    m_window->addPage(new Gallery(u"rules"_s, u"Rules"_s, u"rules"_s));
    m_window->addPage(new Gallery(u"others"_s, u"Others"_s, u"cases"_s));
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void HelpTest::cleanup()
{
    m_window.reset();
    m_actions.reset();
    m_theme.reset();
}

QStringList HelpTest::listed()
{
    QStringList all;
    const auto* const list = find<QListWidget>(u"helpContents"_s);
    for (int row = 0; row < list->count(); ++row) {
        if (!list->item(row)->isHidden() && list->item(row)->flags() != Qt::NoItemFlags)
            all.append(list->item(row)->text());
    }
    return all;
}

void HelpTest::everySectionExplainsSomething()
{
    constexpr int FewWords = 25;
    QStringList ids;
    for (const HelpSection& section : helpSections()) {
        m_window->showHelpOn(section.id);
        QCOMPARE(title(), section.title);
        QVERIFY2(!section.tip.isEmpty(), qUtf8Printable(section.id));
        QVERIFY2(shown().split(QRegularExpression(u"\\s+"_s)).size() > FewWords, qUtf8Printable(section.id));
        // A place of a text that nothing was put into, or something twice.
        QVERIFY2(!shown().contains(QRegularExpression(u"%\\d"_s)), qUtf8Printable(section.id));
        QVERIFY2(!ids.contains(section.id), qUtf8Printable(section.id));
        ids.append(section.id);
    }
    m_window->showHelpOn(u"nothing"_s);
    QCOMPARE(title(), helpSections().front().title);
}

void HelpTest::linksLeadToSections()
{
    static const QRegularExpression link(u"(section|picture):(\\w+)"_s);
    QStringList known;
    for (const HelpSection& section : helpSections())
        known.append(u"section:"_s + section.id);
    for (const QString& picture : HelpPictures::names())
        known.append(u"picture:"_s + picture);
    QStringList used;
    for (const HelpSection& section : helpSections()) {
        m_window->showHelpOn(section.id);
        auto found = link.globalMatch(text()->toHtml());
        while (found.hasNext()) {
            const QString target = found.next().captured();
            QVERIFY2(known.contains(target), qUtf8Printable(section.id + u": "_s + target));
            used.append(target);
        }
    }
    for (const QString& picture : HelpPictures::names())
        QVERIFY2(used.contains(u"picture:"_s + picture), qUtf8Printable(picture));
}

void HelpTest::saysWhatIsNotModelled()
{
    QTest::keyClick(m_window.get(), Qt::Key_F1);
    QVERIFY(text()->isVisible());
    QVERIFY(!find<QToolButton>(u"rail.go.rules"_s)->isChecked());
    m_window->showHelpOn(u"start"_s);
    QVERIFY(shown().contains(u"Kibana did not produce"_s));
    m_window->showHelpOn(u"modelled"_s);
    for (const QString& word : {u"What is modelled"_s, u"What is not modelled"_s, u"nodes"_s, u"Privileges"_s,
                                u"Clock skew"_s, u"Mappings"_s})
        QVERIFY2(shown().contains(word), qUtf8Printable(word));
}

void HelpTest::listsTheKeys()
{
    m_window->showHelpOn(u"keys"_s);
    QVERIFY(shown().contains(u"Ctrl+K"_s));
    QVERIFY(shown().contains(u"Go to Others"_s));
}

/// The same rows as casewright-cli prints, with the workspace's version marked.
void HelpTest::comparesVersions()
{
    m_window->setProfiles({u"8.14"_s, u"9.1"_s}, u"9.1"_s);
    auto* const menu = find<QToolButton>(u"profileButton"_s)->menu();
    QCOMPARE(menu->actions().last()->text(), u"Compare versions..."_s);
    for (QAction* const action : {menu->actions().last(), m_actions->action(u"help.versions"_s)}) {
        m_window->showPage(u"others"_s);
        action->trigger();
        QVERIFY(text()->isVisible());
        QVERIFY(shown().contains(u"1 000"_s)); // as numbers are written elsewhere
        const QString table = shown().replace(u"1 000"_s, u"1000"_s);
        QVERIFY(table.contains(u"9.1\u2028this workspace\n"_s) || table.contains(u"9.1\nthis workspace"_s));
        QCOMPARE(table.count(u"this workspace"_s), 1);
        for (const VersionText& row : versionTexts()) {
            QVERIFY2(table.contains(row.what) && table.contains(row.explanation), qUtf8Printable(row.what));
            QCOMPARE(row.values.size(), versionNames().size());
            for (const QString& value : row.values)
                QVERIFY2(table.contains(value), qUtf8Printable(value));
        }
    }
    // Another version is marked at once, where the person looks.
    m_window->resize(m_window->minimumSize());
    QTRY_VERIFY(text()->verticalScrollBar()->maximum() > 0);
    const int place = text()->verticalScrollBar()->maximum() / 2;
    text()->verticalScrollBar()->setValue(place);
    m_window->setProfiles({u"8.14"_s, u"9.1"_s}, u"8.14"_s);
    QCOMPARE(text()->verticalScrollBar()->value(), place);
    QVERIFY(shown().indexOf(u"this workspace"_s) < shown().indexOf(u"8.18"_s));
    keepScreenshot(*m_window, u"help-versions"_s);
}

void HelpTest::numbersAreThoseOfTheVersion()
{
    m_window->setProfiles({u"8.14"_s, u"9.4"_s}, u"8.14"_s);
    m_window->showHelpOn(u"breaker"_s);
    QVERIFY(shown().contains(u"Kibana 8.14 opens at most 5 cases in one run and has no setting for it"_s));
    m_window->setProfiles({u"8.14"_s, u"9.4"_s}, u"9.4"_s);
    QVERIFY(shown().contains(u"Kibana 9.4 takes 1 to 20, and 5 where nothing is set"_s));
    m_window->showHelpOn(u"full"_s);
    QVERIFY(shown().contains(u"A case holds 1 000 alerts"_s));
    QVERIFY(shown().contains(u"From the 11th on"_s));
    m_window->showHelpOn(u"window"_s);
    QVERIFY(shown().contains(u"minutes (from 5)"_s));
    m_window->setProfiles({u"8.14"_s, u"9.4"_s}, u"8.14"_s);
    QVERIFY(shown().contains(u"Kibana 8.14 takes days and weeks only"_s));
    m_window->showHelpOn(u"runs"_s);
    QVERIFY(shown().contains(u"at most 100 new alerts"_s));
}

void HelpTest::menuAndPaletteHaveTheSections()
{
    const auto* const menu = find<QMenu>(u"menu.help"_s);
    m_actions->action(u"help.section.window"_s)->trigger();
    QCOMPARE(title(), u"Time window"_s);
    QVERIFY(menu->actions().contains(m_actions->action(u"help.section.window"_s)));
    QVERIFY(!menu->actions().contains(m_actions->action(u"help.section.rules"_s))); // too long otherwise
    m_window->openPalette();
    QTest::keyClicks(find<QLineEdit>(u"paletteField"_s), u"help on rules"_s);
    QTest::keyClick(find<QLineEdit>(u"paletteField"_s), Qt::Key_Return);
    QCOMPARE(title(), u"Rules"_s);
}

void HelpTest::f1ExplainsWhatHasTheFocus()
{
    m_window->showPage(u"rules"_s);
    auto* const page = find<QWidget>(u"rulesPage"_s);
    auto* const field = page->findChild<QLineEdit*>();
    QVERIFY(field);
    field->setFocus();
    QTest::keyClick(field, Qt::Key_F1);
    QCOMPARE(title(), u"Rules"_s); // nothing nearer says what it is
    QTest::keyClick(text(), Qt::Key_Escape);
    setHelpTopic(field->parentWidget(), u"window"_s);
    field->setFocus();
    QTest::keyClick(field, Qt::Key_F1);
    QCOMPARE(title(), u"Time window"_s);
    QTest::keyClick(text(), Qt::Key_F1);
    QCOMPARE(title(), u"Time window"_s);
    m_window->showPage(u"others"_s);
    m_window->showHelp();
    QCOMPARE(title(), helpSections().front().title); // nothing explains it
}

void HelpTest::goesBackToWhereTheFocusWas()
{
    m_window->showPage(u"others"_s);
    auto* const field = find<QWidget>(u"othersPage"_s)->findChild<QLineEdit*>();
    QVERIFY(field);
    const auto isBack = [this, field] { return m_window->currentPage() == u"others"_s && field->hasFocus(); };
    field->setFocus();
    m_window->showHelp();
    m_window->showHelp();
    QCOMPARE(m_window->currentPage(), QString());
    QTest::mouseClick(find<QPushButton>(u"helpBack"_s), Qt::LeftButton);
    QTRY_VERIFY(isBack());
    for (const QString& part : {u"helpText"_s, u"helpContents"_s, u"helpSearch"_s}) {
        for (const auto& [key, modifier] :
             {std::pair(Qt::Key_Escape, Qt::NoModifier), std::pair(Qt::Key_Left, Qt::AltModifier)}) {
            m_window->showHelp();
            find<QWidget>(part)->setFocus();
            QTest::keyClick(find<QWidget>(part), key, modifier);
            QTRY_VERIFY2(isBack(), qUtf8Printable(part));
        }
    }
}

void HelpTest::linksCanBeGoneBack()
{
    m_window->showHelpOn(u"action"_s);
    Q_EMIT text()->anchorClicked(QUrl(u"section:window"_s));
    QCOMPARE(title(), u"Time window"_s);
    Q_EMIT text()->anchorClicked(QUrl(u"section:breaker"_s));
    QCOMPARE(title(), u"Most cases in one run"_s);
    QCOMPARE(find<QListWidget>(u"helpContents"_s)->currentItem()->text(), title());
    QTest::keyClick(text(), Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(title(), u"Time window"_s);
    QTest::keyClick(text(), Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(title(), u"What the Cases action does"_s);
    QVERIFY(text()->isVisible());
    QTest::keyClick(text(), Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(m_window->currentPage(), u"rules"_s);
}

void HelpTest::linksDoWhatActionsDo()
{
    auto* const action = m_actions->add({.id = u"rules.timeWindow"_s, .text = u"Time window"_s});
    QSignalSpy triggered(action, &QAction::triggered);
    m_window->showHelpOn(u"window"_s);
    QVERIFY(shown().contains(u"Show in the rule"_s));
    text()->setFocus();
    QTest::keyClick(text(), Qt::Key_Tab); // onto the link
    QTest::keyClick(text(), Qt::Key_Return);
    QCOMPARE(triggered.size(), 1);
    // What cannot be done now is said, and stays where it is.
    action->setEnabled(false);
    m_window->showHelpOn(u"window"_s);
    Q_EMIT text()->anchorClicked(QUrl(u"action:rules.timeWindow"_s));
    QCOMPARE(triggered.size(), 1);
    QVERIFY(text()->isVisible());
}

void HelpTest::withoutPagesOffersNoWayBack()
{
    ActionTable actions;
    MainWindow window(actions, *m_theme);
    const auto* const back = window.findChild<QPushButton*>(u"helpBack"_s);
    QVERIFY(back);
    QVERIFY(back->isHidden());
    m_window->showHelp();
    QVERIFY(find<QPushButton>(u"helpBack"_s)->isVisible());
}

void HelpTest::searchFindsWords()
{
    m_window->showHelpOn(u"start"_s);
    const qsizetype all = listed().size();
    QCOMPARE(all, helpSections().size());
    QTest::keyClick(text(), Qt::Key_F, Qt::ControlModifier);
    auto* const search = find<QLineEdit>(u"helpSearch"_s);
    QTRY_VERIFY(search->hasFocus());
    QTest::keyClicks(search, u"FLAPS"_s); // in the text of a section, not in its title
    QTest::keyClick(search, Qt::Key_Return);
    QTRY_COMPARE(listed(), QStringList{u"Alerts that rules make"_s});
    QCOMPARE(title(), u"Alerts that rules make"_s);
    QCOMPARE(text()->extraSelections().size(), 1);
    QVERIFY(text()->cursorRect(text()->extraSelections().front().cursor).top() < text()->viewport()->height());
    search->setFocus();
    QTest::keyClick(search, Qt::Key_Escape);
    QTRY_COMPARE(listed().size(), all);
    QVERIFY(text()->isVisible());
    QVERIFY(text()->extraSelections().isEmpty());
}

void HelpTest::canBeReadByKeyboard()
{
    m_window->showHelpOn(u"start"_s);
    auto* const list = find<QListWidget>(u"helpContents"_s);
    list->setFocus();
    const QString before = title();
    QTest::keyClick(list, Qt::Key_Down);
    QVERIFY(title() != before);
    for (int i = 0; i < list->count(); ++i)
        QTest::keyClick(list, Qt::Key_Down);
    QCOMPARE(title(), helpSections().back().title); // over the chapters
    QTest::keyClick(list, Qt::Key_Return);
    QTRY_VERIFY(text()->hasFocus());
}

void HelpTest::picturesKeepToTheirSize_data()
{
    QTest::addColumn<QString>("name");
    for (const QString& name : HelpPictures::names())
        QTest::addRow("%s", qUtf8Printable(name)) << name;
}

/// Something is drawn, and nothing beyond the edge, where it would be cut.
void HelpTest::picturesKeepToTheirSize()
{
    constexpr int Margin = 40;
    QFETCH(const QString, name);
    const QSize size = HelpPictures::sizeOf(name);
    QImage image(size + QSize(2 * Margin, 2 * Margin), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.translate(Margin, Margin);
    HelpPictures::paint(painter, name, helpNumbers({}));
    painter.end();
    QRect drawn;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (qAlpha(image.pixel(x, y)) > 0)
                drawn |= QRect(x, y, 1, 1);
        }
    }
    QVERIFY(drawn.width() > size.width() / 2 && drawn.height() > size.height() / 2);
    QVERIFY2(QRect(QPoint(Margin, Margin), size).contains(drawn),
             qPrintable(u"%1 %2 to %3 %4"_s.arg(drawn.left()).arg(drawn.top()).arg(drawn.right()).arg(drawn.bottom())));
}

void HelpTest::picturesFollowTheTheme()
{
    m_window->showHelpOn(u"window"_s);
    const ThemeColors light = ThemeColors::light();
    const auto has = [this](const QColor& color) {
        const QImage image = text()->viewport()->grab().toImage();
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixelColor(x, y) == color)
                    return true;
            }
        }
        return false;
    };
    QVERIFY(has(light.fine.soft)); // in the picture alone
    m_theme->choose(Theme::Choice::Dark);
    QVERIFY(!has(light.fine.soft));
    QVERIFY(has(ThemeColors::dark().fine.soft));
}

void HelpTest::picturesAreAsWideAsTheLines()
{
    m_window->showHelpOn(u"window"_s);
    m_window->resize(m_window->minimumSize());
    QTRY_VERIFY(text()->viewport()->width() < size::HelpText);
    QVERIFY(text()->document()->size().width() <= text()->viewport()->width());
    QCOMPARE(text()->horizontalScrollBar()->maximum(), 0);
}

void HelpTest::keepsTheRules()
{
    m_window->setWorkspace(u"w"_s, u"w"_s);
    m_window->setProfiles({u"9.4"_s}, u"9.4"_s);
    for (const HelpSection& section : helpSections()) {
        m_window->showHelpOn(section.id);
        QCOMPARE(brokenRules(*m_window).join(u'\n'), QString());
    }
}

void HelpTest::looksAsItShould_data()
{
    QTest::addColumn<QString>("section");
    for (const HelpSection& section : helpSections())
        QTest::addRow("%s", qUtf8Printable(section.id)) << section.id;
}

void HelpTest::looksAsItShould()
{
    QFETCH(const QString, section);
    m_window->setWorkspace(u"soc-lab.casewright"_s, {});
    m_window->setProfiles({u"8.14"_s, u"9.4"_s}, u"9.4"_s);
    m_window->resize(1440, 900);
    m_window->showHelpOn(section);
    keepScreenshot(*m_window, u"help-%1-light"_s.arg(section));
    m_theme->choose(Theme::Choice::Dark);
    m_window->resize(1024, 700);
    keepScreenshot(*m_window, u"help-%1-dark-1024"_s.arg(section));
    QCOMPARE(text()->horizontalScrollBar()->maximum(), 0); // nothing is out of sight at the side
}

QTEST_MAIN(HelpTest)
#include "tst_Help.moc"
