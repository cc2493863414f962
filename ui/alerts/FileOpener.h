// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QStringList>

#include <cstdint>
#include <optional>
#include <vector>

#include "core/base/Result.h"
#include "core/store/StoredValues.h"
#include "ui/bridge/LatestJob.h"

class QWidget;

namespace casewright::ui {

class AlertSources;

/// Makes sources of files: asks which or takes what is dropped, looks at their beginnings in the background, adds them.
/// A file that is a source already is read again. GUI thread.
class FileOpener final : public QObject {
    Q_OBJECT

public:
    /// The sources outlive it; dialogs stand over `window`, and files may be dropped on it.
    FileOpener(AlertSources& sources, QWidget* window);

    /// Asks which files to open.
    void ask();
    void open(const QStringList& paths);
    /// Asks where the file of a source is now.
    void askForPlace(std::int64_t key);
    /// Gives a source its file's new place, in the background.
    void move(std::int64_t key, const QString& path);

Q_SIGNALS:
    /// Files are asked for: what was said about earlier ones is out of date.
    void started();
    /// Files hang over the window, or do no longer.
    void hovered(bool isOver);
    /// All that was asked for is open, or failed.
    void finished();
    void failed(const QString& title, const QString& text);

protected:
    /// Takes what is dropped on the window, if it accepts drops.
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Opened {
        QString path;
        base::Result<store::StoredSource> source;
    };
    void add(std::vector<Opened> files);

    AlertSources& m_sources;
    QWidget* m_window;
    QStringList m_pending;
    QString m_folder;          ///< where files were chosen the last time
    LatestJob<std::vector<Opened>> m_job;
};

} // namespace casewright::ui
