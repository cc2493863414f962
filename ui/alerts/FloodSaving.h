// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QString>

#include "core/store/StoredValues.h"

class QAction;
class QBoxLayout;
class QFileDialog;
class QWidget;

namespace casewright::ui {

class ActionTable;
class AlertSources;
class Banner;
class FloodFiles;
class ProgressLine;
class SourceHeader;

/// "Save as NDJSON" and "Save flood file": asks where to, has the current flood written there, and shows how far that
/// is and what came of it.
class FloodSaving final : public QObject {
    Q_OBJECT

public:
    /// The sources outlive it; the dialogs, and what it shows, belong to `page`, which owns this.
    FloodSaving(AlertSources& sources, QWidget* page);

    /// Puts what it shows into the page.
    void addTo(QBoxLayout* layout);
    /// The header's button has both actions.
    void registerActions(ActionTable& actions, SourceHeader& header);
    /// What acts on the chosen source is for when it is in sight.
    void setInSight(bool isInSight);

private:
    enum class Kind { Documents, Flood };
    void ask(Kind kind);
    void save(Kind kind, std::int64_t key, const QString& path);
    void connectFiles();
    void finish();
    void updateActions();
    [[nodiscard]] const store::StoredSource* flood() const;

    AlertSources& m_sources;
    QWidget* m_page;
    FloodFiles* m_files;
    ProgressLine* m_progress;
    Banner* m_banner;
    QAction* m_saveDocuments = nullptr;
    QAction* m_saveFlood = nullptr;
    QString m_folder;   ///< of the last dialog
    bool m_isInSight = false;
};

} // namespace casewright::ui
