// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/WindowLayout.h"

#include "ui/shell/MainWindow.h"
#include "ui/shell/ShortcutKeys.h"
#include "ui/widgets/ArrangedSplitter.h"
#include "ui/widgets/Page.h"
#include "ui/widgets/Theme.h"

#include <QMetaEnum>
#include <QSettings>
#include <QSplitter>
#include <QVariantMap>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

const QString VersionKey = u"window/version"_s;
const QString GeometryKey = u"window/geometry"_s;
const QString PageKey = u"window/page"_s;
const QString ThemeKey = u"window/theme"_s;
const QString SplitterKey = u"window/splitters/%1"_s;
const QString ShortcutsKey = u"window/shortcuts"_s;
const QString ArrangementKey = u"window/pages/%1"_s;

/// Those that pages gave a name.
QList<QSplitter*> splittersOf(const MainWindow& window)
{
    QList<QSplitter*> named;
    for (QSplitter* const splitter : window.findChildren<QSplitter*>()) {
        if (!splitter->objectName().isEmpty())
            named.append(splitter);
    }
    return named;
}

void restoreSplitter(QSplitter& splitter, const QByteArray& state)
{
    auto* const arranged = qobject_cast<ArrangedSplitter*>(&splitter);
    if (arranged && !state.isEmpty())
        arranged->restoreArrangement(state);
    else if (!arranged)
        splitter.restoreState(state);
}

} // namespace

WindowLayout::WindowLayout(MainWindow& window, Theme& theme, QSettings& settings)
    : m_window(window), m_theme(theme), m_settings(settings)
{
    connect(&window, &MainWindow::closing, this, &WindowLayout::save);
    // As the preferences are, beside which it is chosen.
    connect(&theme, &Theme::chosen, this, &WindowLayout::saveTheme);
}

void WindowLayout::saveTheme()
{
    const char* const theme = QMetaEnum::fromType<Theme::Choice>().valueToKey(static_cast<int>(m_theme.choice()));
    m_settings.setValue(ThemeKey, QString::fromLatin1(theme));
}

void WindowLayout::restore()
{
    // None: a first window that was not closed in peace, and kept no more than the theme.
    if (m_settings.value(VersionKey, Version).toInt() != Version)
        return;
    m_window.restoreGeometry(m_settings.value(GeometryKey).toByteArray());
    const QByteArray theme = m_settings.value(ThemeKey).toString().toLatin1();
    bool isKnown = false;
    const int choice = QMetaEnum::fromType<Theme::Choice>().keyToValue(theme.constData(), &isKnown);
    if (isKnown)
        m_theme.choose(static_cast<Theme::Choice>(choice));
    QMap<QString, QString> keys;
    const QVariantMap kept = m_settings.value(ShortcutsKey).toMap();
    for (auto key = kept.cbegin(); key != kept.cend(); ++key)
        keys.insert(key.key(), key.value().toString());
    m_window.shortcutKeys().restore(keys);
    for (QSplitter* const splitter : splittersOf(m_window))
        restoreSplitter(*splitter, m_settings.value(SplitterKey.arg(splitter->objectName())).toByteArray());
    for (Page* const page : m_window.findChildren<Page*>())
        page->restoreArrangement(m_settings.value(ArrangementKey.arg(page->name())).toByteArray());
    m_window.showPage(m_settings.value(PageKey).toString());
}

void WindowLayout::save()
{
    m_settings.setValue(VersionKey, Version);
    m_settings.setValue(GeometryKey, m_window.saveGeometry());
    m_settings.setValue(PageKey, m_window.currentPage());
    for (const QSplitter* const splitter : splittersOf(m_window)) {
        // On a page that was never in front nothing has a size yet.
        const auto* const arranged = qobject_cast<const ArrangedSplitter*>(splitter);
        if (splitter->sizes().contains(0) || (arranged && !arranged->isArranged()))
            continue;
        m_settings.setValue(SplitterKey.arg(splitter->objectName()), splitter->saveState());
    }
    for (const Page* const page : m_window.findChildren<Page*>()) {
        if (const QByteArray arrangement = page->arrangement(); !arrangement.isEmpty())
            m_settings.setValue(ArrangementKey.arg(page->name()), arrangement);
    }
    QVariantMap keys;
    const QMap<QString, QString>& chosen = m_window.shortcutKeys().chosen();
    for (auto key = chosen.cbegin(); key != chosen.cend(); ++key)
        keys.insert(key.key(), key.value());
    m_settings.setValue(ShortcutsKey, keys);
    saveTheme();
}

} // namespace casewright::ui
