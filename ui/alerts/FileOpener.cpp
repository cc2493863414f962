// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/alerts/FileOpener.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>
#include <QWidget>

#include <algorithm>
#include <utility>

#include "ui/bridge/AlertSources.h"
#include "ui/bridge/SourceFile.h"
#include "ui/bridge/Text.h"
#include "ui/widgets/DroppedFiles.h"

namespace casewright::ui {

using namespace Qt::StringLiterals;

FileOpener::FileOpener(AlertSources& sources, QWidget* window)
    : QObject(window), m_sources(sources), m_window(window), m_job(this)
{
    window->installEventFilter(this);
}

void FileOpener::ask()
{
    auto* const dialog = new QFileDialog(m_window, tr("Open alerts"), m_folder);
    dialog->setObjectName(u"openAlertsDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters(
        {tr("Alerts and floods (*.ndjson *.jsonl *.json *.log *.txt *.csv *.tsv *.tab *.gz)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList& files) {
        m_folder = QFileInfo(files.value(0)).absolutePath();
        open(files);
    });
    dialog->open();
}

void FileOpener::askForPlace(std::int64_t key)
{
    auto* const dialog = new QFileDialog(m_window, tr("Where is the file now?"), m_folder);
    dialog->setObjectName(u"findFileDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this, key](const QString& file) { move(key, file); });
    dialog->open();
}

void FileOpener::move(std::int64_t key, const QString& path)
{
    const store::StoredSource* const source = m_sources.find(key);
    if (!source)
        return;
    store::StoredSource moved = *source;
    moved.path = toUtf8(QFileInfo(path).absoluteFilePath());
    moved.name = toUtf8(QFileInfo(path).fileName());
    if (moved == *source)
        m_sources.loadAgain(key);
    else
        m_sources.save(moved);
}

void FileOpener::open(const QStringList& paths)
{
    // What a running job was asked for is asked again: it answers for all or for none.
    m_pending.append(paths);
    Q_EMIT started();
    m_job.start(
        [files = m_pending](const std::stop_token& stop) {
            std::vector<Opened> opened;
            for (const QString& file : files) {
                if (stop.stop_requested())
                    break;
                opened.push_back({.path = file, .source = sourceOfFile(file)});
            }
            return opened;
        },
        [this](std::vector<Opened> opened) {
            m_pending.clear();
            add(std::move(opened));
        });
}

void FileOpener::add(std::vector<Opened> files)
{
    QStringList names;
    QStringList reasons;
    for (Opened& file : files) {
        if (!file.source) {
            names.append(QFileInfo(file.path).fileName());
            reasons.append(toText(file.source.error()));
            continue;
        }
        const auto& known = m_sources.sources();
        const auto same = std::ranges::find_if(known, [&file](const store::StoredSource& each) {
            return each.path == file.source->path && each.flood == file.source->flood;
        });
        if (same == known.end()) {
            m_sources.add(std::move(*file.source));
            continue;
        }
        const std::int64_t key = same->key;
        m_sources.setCurrent(key);
        m_sources.loadAgain(key);
    }
    if (!names.isEmpty())
        Q_EMIT failed(names.size() == 1 ? tr("%1 was not opened").arg(names.front())
                                        : tr("%1 were not opened").arg(names.join(u", "_s)),
                      reasons.join(u'\n'));
    Q_EMIT finished();
}

bool FileOpener::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::DragEnter) {
        auto* const enter = static_cast<QDragEnterEvent*>(event);
        if (filesDroppedOnPage(enter->mimeData()).isEmpty())
            return false;
        enter->acceptProposedAction();
        Q_EMIT hovered(true);
        return true;
    }
    if (event->type() == QEvent::DragLeave)
        Q_EMIT hovered(false);
    if (event->type() == QEvent::Drop) {
        auto* const drop = static_cast<QDropEvent*>(event);
        drop->acceptProposedAction();
        Q_EMIT hovered(false);
        open(filesDroppedOnPage(drop->mimeData()));
        return true;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace casewright::ui
