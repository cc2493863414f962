// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/Desktop.h"
#include "tests/gui/DesktopWindow.h"
#include "ui/shell/MainWindow.h"
#include "ui/widgets/ActionTable.h"
#include "ui/widgets/SettingTip.h"

#include <QAbstractSpinBox>
#include <QAccessible>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QTest>
#include <QTextEdit>

using namespace Qt::StringLiterals;
using namespace casewright;

/// Every setting says in one sentence what it is, to who points at it and to who hears it.
class SettingTipsTest final : public QObject, private desktop::DesktopWindow {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        setUp();
        QVERIFY(show({}));
    }
    void cleanupTestCase() { tearDown(); }
    void everyEditorHasATip_data();
    void everyEditorHasATip();

private:
    [[nodiscard]] static bool isEditor(const QWidget* widget);
    [[nodiscard]] static QString tipOf(const QWidget* widget, const QWidget* page);
};

/// Whether a person sets something with it; not what Qt or another editor has in it.
bool SettingTipsTest::isEditor(const QWidget* widget)
{
    const QWidget* const parent = widget->parentWidget();
    const bool isPart = widget->objectName().startsWith(u"qt_"_s) || qobject_cast<const QAbstractSpinBox*>(parent)
        || qobject_cast<const QComboBox*>(parent);
    if (isPart)
        return false;
    if (const auto* const text = qobject_cast<const QPlainTextEdit*>(widget))
        return !text->isReadOnly();
    if (const auto* const text = qobject_cast<const QTextEdit*>(widget))
        return !text->isReadOnly();
    return qobject_cast<const QLineEdit*>(widget) || qobject_cast<const QComboBox*>(widget)
        || qobject_cast<const QAbstractSpinBox*>(widget) || qobject_cast<const QCheckBox*>(widget)
        || qobject_cast<const QRadioButton*>(widget);
}

void SettingTipsTest::everyEditorHasATip_data()
{
    QTest::addColumn<QString>("part");
    for (const QString& page : {u"rulesPage"_s, u"alertsPage"_s, u"simulatePage"_s, u"casesPage"_s, u"whatifPage"_s,
                                u"helpPage"_s, u"shortcutPage"_s, u"preferencesPage"_s, u"commandPalette"_s})
        QTest::newRow(qUtf8Printable(page)) << page;
}

void SettingTipsTest::everyEditorHasATip()
{
    QFETCH(const QString, part);
    const auto* const page = find<QWidget>(part);
    QStringList without;
    QStringList unsaid;
    int count = 0;
    for (QWidget* const widget : page->findChildren<QWidget*>()) {
        if (!isEditor(widget))
            continue;
        ++count;
        const QString name =
            u"%1 %2 in %3 in %4"_s.arg(QString::fromLatin1(widget->metaObject()->className()), widget->objectName(),
                                       QString::fromLatin1(widget->parentWidget()->metaObject()->className()),
                                       widget->parentWidget()->objectName());
        const QString tip = ui::tipAround(widget, page);
        if (tip.isEmpty()) {
            without.append(name);
            continue;
        }
        QAccessibleInterface* const spoken = QAccessible::queryAccessibleInterface(widget);
        QVERIFY2(spoken, qUtf8Printable(name));
        if (!spoken->text(QAccessible::Description).contains(tip))
            unsaid.append(name);
    }
    QVERIFY(count > 0);
    QVERIFY2(without.isEmpty(), qUtf8Printable(u"without a tip:\n"_s + without.join(u'\n')));
    QVERIFY2(unsaid.isEmpty(), qUtf8Printable(u"not said:\n"_s + unsaid.join(u'\n')));
}

QTEST_MAIN(SettingTipsTest)
#include "tst_SettingTips.moc"
