// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/alerts/FloodSaving.h"

#include <QAction>
#include <QBoxLayout>
#include <QFileDialog>
#include <QFileInfo>

#include "ui/alerts/SourceHeader.h"
#include "ui/bridge/AlertSources.h"
#include "ui/bridge/FloodFiles.h"
#include "ui/bridge/Text.h"
#include "ui/widgets/ActionTable.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/NumberText.h"
#include "ui/widgets/ProgressLine.h"

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

/// A name that every file system takes.
QString fileName(const store::StoredSource& source)
{
    QString name = toText(source.name);
    for (QChar& c : name) {
        if (u"/\\:*?\"<>|"_s.contains(c) || !c.isPrint())
            c = u'-';
    }
    return name;
}

} // namespace

FloodSaving::FloodSaving(AlertSources& sources, QWidget* page)
    : QObject(page), m_sources(sources), m_page(page), m_files(new FloodFiles(sources, this)),
      m_progress(new ProgressLine(page)), m_banner(new Banner(page))
{
    m_progress->setObjectName(u"saveProgress"_s);
    m_banner->setObjectName(u"saveBanner"_s);
    connect(m_progress, &ProgressLine::cancelRequested, m_files, &FloodFiles::cancel);
    connect(&m_sources, &AlertSources::currentChanged, this, &FloodSaving::updateActions);
    connect(&m_sources, &AlertSources::sourcesChanged, this, &FloodSaving::updateActions);
    connectFiles();
}

void FloodSaving::connectFiles()
{
    connect(m_files, &FloodFiles::documentsWritten, this, [this](const QString& path, qint64 bytes) {
        finish();
        m_banner->showMessage(Tone::Fine, tr("Saved %1").arg(QFileInfo(path).fileName()),
                              tr("%1 of documents, in %2").arg(NumberText::bytes(bytes), QFileInfo(path).path()));
    });
    connect(m_files, &FloodFiles::floodWritten, this, [this](const QString& path, quint64 seed) {
        finish();
        m_banner->showMessage(Tone::Fine, tr("Saved %1").arg(QFileInfo(path).fileName()),
                              tr("casewright-cli makes the same events of it with --seed %1.").arg(seed));
    });
    connect(m_files, &FloodFiles::failed, this, [this](const QString& path, const base::Error& error) {
        finish();
        m_banner->showMessage(Tone::Loss, tr("%1 was not saved").arg(QFileInfo(path).fileName()), toText(error));
    });
    connect(m_files, &FloodFiles::cancelled, this, [this](const QString& path) {
        finish();
        m_banner->showMessage(Tone::Neutral, tr("Saving %1 was cancelled").arg(QFileInfo(path).fileName()),
                              tr("Nothing of it was kept."));
    });
}

void FloodSaving::addTo(QBoxLayout* layout)
{
    layout->addWidget(m_progress);
    layout->addWidget(m_banner);
}

void FloodSaving::registerActions(ActionTable& actions, SourceHeader& header)
{
    m_saveDocuments = actions.add({.id = u"alerts.saveDocuments"_s, .text = tr("Save as &NDJSON..."),
                                   .icon = u"export"_s,
                                   .tip = tr("Writes all documents of the flood, one a line; .gz packs them"),
                                   .menu = MenuPlace::File, .group = 1},
                                  this, [this] { ask(Kind::Documents); });
    m_saveFlood = actions.add({.id = u"alerts.saveFlood"_s, .text = tr("Save f&lood file..."), .icon = u"save"_s,
                               .tip = tr("Writes what the flood is made from, which casewright-cli reads too"),
                               .menu = MenuPlace::File, .group = 1},
                              this, [this] { ask(Kind::Flood); });
    header.setSaveActions({m_saveDocuments, m_saveFlood});
    updateActions();
}

void FloodSaving::setInSight(bool isInSight)
{
    m_isInSight = isInSight;
    updateActions();
}

const store::StoredSource* FloodSaving::flood() const
{
    const std::optional<std::int64_t> key = m_sources.current();
    const store::StoredSource* const source = key ? m_sources.find(*key) : nullptr;
    return source && !source->flood.empty() ? source : nullptr;
}

void FloodSaving::updateActions()
{
    if (!m_saveDocuments)
        return;
    // One file at a time: the one that is being written is not given up for another by mistake.
    const bool isPossible = m_isInSight && flood() && !m_files->isRunning();
    m_saveDocuments->setEnabled(isPossible);
    m_saveFlood->setEnabled(isPossible);
}

void FloodSaving::ask(Kind kind)
{
    const store::StoredSource* const source = flood();
    if (!source)
        return;
    const bool isFlood = kind == Kind::Flood;
    auto* const dialog = new QFileDialog(m_page, isFlood ? tr("Save flood file") : tr("Save as NDJSON"), m_folder,
                                         isFlood ? tr("Flood files (*.json);;All files (*)")
                                                 : tr("NDJSON files (*.ndjson *.ndjson.gz);;All files (*)"));
    dialog->setObjectName(isFlood ? u"saveFloodDialog"_s : u"saveDocumentsDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(isFlood ? u"json"_s : u"ndjson"_s);
    dialog->selectFile(fileName(*source) + (isFlood ? u".json"_s : u".ndjson"_s));
    connect(dialog, &QFileDialog::fileSelected, this, [this, kind, key = source->key](const QString& path) {
        m_folder = QFileInfo(path).absolutePath();
        save(kind, key, path);
    });
    dialog->open();
}

void FloodSaving::save(Kind kind, std::int64_t key, const QString& path)
{
    const store::StoredSource* const source = m_sources.find(key);
    if (!source || source->flood.empty())
        return;
    m_banner->dismiss();
    if (kind == Kind::Flood) {
        m_files->writeFlood(*source, path);
    } else {
        m_files->writeDocuments(*source, path);
        m_progress->start([this, name = QFileInfo(path).fileName()] {
            const base::Progress& progress = m_files->progress();
            return ProgressState{.phase = m_files->isWriting() ? tr("Writing %1").arg(name) : tr("Making events"),
                                 .done = static_cast<qint64>(progress.done()),
                                 .total = static_cast<qint64>(progress.total())};
        });
    }
    updateActions();
}

void FloodSaving::finish()
{
    m_progress->finish();
    updateActions();
}

} // namespace casewright::ui
