// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/alerts/SourceRemoval.h"

#include <QBoxLayout>
#include <QStringList>

#include <cstdint>
#include <optional>

#include "core/alerts/Flood.h"
#include "ui/bridge/AlertSources.h"
#include "ui/bridge/Text.h"
#include "ui/widgets/Banner.h"

namespace casewright::ui {

namespace {

using namespace Qt::StringLiterals;

/// The names of the floods that are mixed into the file of a source.
QStringList floodsWith(const std::vector<store::StoredSource>& sources, const store::StoredSource& file)
{
    QStringList names;
    for (const store::StoredSource& source : sources) {
        if (source.flood.empty() || file.path.empty())
            continue;
        const base::Result<alerts::Flood> flood = alerts::parseFlood(source.flood, source.name);
        if (flood && flood->mix && flood->mix->into == file.path)
            names.append(toText(source.name));
    }
    return names;
}

/// Empty without floods.
QString mixedText(const QStringList& floods)
{
    if (floods.isEmpty())
        return {};
    return floods.size() == 1
               ? SourceRemoval::tr("The flood %1 is mixed into these alerts, and still reads the file.")
                     .arg(floods.front())
               : SourceRemoval::tr("The floods %1 are mixed into these alerts, and still read the file.")
                     .arg(floods.join(u", "_s));
}

} // namespace

SourceRemoval::SourceRemoval(AlertSources& sources, QWidget* page)
    : QObject(page), m_sources(sources), m_banner(new Banner(page))
{
    m_banner->setObjectName(u"removedBanner"_s);
    connect(m_banner, &Banner::actionRequested, this, &SourceRemoval::putBack);
    connect(m_banner, &Banner::dismissed, this, [this] { m_removed.clear(); });
    connect(&sources, &AlertSources::currentChanged, this, &SourceRemoval::showTip);
    connect(&sources, &AlertSources::sourcesChanged, this, &SourceRemoval::showTip);
}

void SourceRemoval::addTo(QBoxLayout* layout) { layout->addWidget(m_banner); }

void SourceRemoval::remove()
{
    const std::optional<std::int64_t> key = m_sources.current();
    const store::StoredSource* const source = key ? m_sources.find(*key) : nullptr;
    if (!source)
        return;
    const store::StoredSource removed = *source;
    m_sources.remove(removed.key);
    if (m_sources.find(removed.key))
        return;
    m_removed.push_back(removed);
    show();
}

void SourceRemoval::forget()
{
    m_removed.clear();
    m_banner->dismiss();
    showTip();
}

void SourceRemoval::putBack()
{
    if (m_removed.empty() || !m_sources.putBack(m_removed.back()))
        return;
    m_removed.pop_back();
    show();
}

void SourceRemoval::show()
{
    if (m_removed.empty())
        return m_banner->dismiss();
    const store::StoredSource& last = m_removed.back();
    const QStringList floods = floodsWith(m_sources.sources(), last);
    QString text = last.flood.empty() ? tr("Its file stays as it is.")
                                      : tr("What it was made from goes with it, unless it is put back.");
    if (!floods.isEmpty())
        text += u' ' + mixedText(floods);
    m_banner->showMessage(floods.isEmpty() ? Tone::Neutral : Tone::Limit,
                          tr("%1 was removed from the list").arg(toText(last.name)), text);
    m_banner->setAction(tr("Put back"));
}

void SourceRemoval::showTip()
{
    const std::optional<std::int64_t> key = m_sources.current();
    const store::StoredSource* const source = key ? m_sources.find(*key) : nullptr;
    const QString floods = source ? mixedText(floodsWith(m_sources.sources(), *source)) : QString();
    const QString what = tr("Remove the source from the list; its file stays as it is");
    Q_EMIT tipChanged(floods.isEmpty() ? what : QString(what + u".\n" + floods));
}

} // namespace casewright::ui
