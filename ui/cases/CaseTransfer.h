// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/bridge/CaseArchive.h"
#include "ui/cases/CaseListActions.h"
#include "ui/widgets/Tone.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <functional>

class QFileDialog;
class QMimeData;

namespace casewright::ui {

class CaseListView;
class CaseMessages;
class CaseRepository;
class ProgressLine;
class WorkspaceSession;

/// Cases that go into files and come out of them, reports, and simulations that are run again: asks for the file, shows
/// how far it is, and says in the banner what came of it.
class CaseTransfer final : public QObject {
    Q_OBJECT

public:
    /// All outlive it; questions are asked over the page, its owner.
    CaseTransfer(WorkspaceSession& session, CaseRepository& repository, CaseListView& list, CaseMessages& messages,
                 QWidget* page);

    [[nodiscard]] ProgressLine* progressLine() { return m_progress; }
    void connectActions(const CaseListActions& actions);
    void update(bool isInSight);
    [[nodiscard]] bool isRunning() const { return m_archive.isRunning(); }

    /// The files of cases among what is dragged.
    [[nodiscard]] static QStringList filesOf(const QMimeData* dragged);
    [[nodiscard]] bool canImport() const;
    /// One after the other, each as a collection of its own; where one cannot be, the others are.
    void import(const QStringList& paths);
    void askForReport(std::int64_t simulation, const QString& name);
    void runAgain(std::int64_t simulation, const QString& name, bool takesChanges = false);

Q_SIGNALS:
    /// update() is wanted.
    void changed();
    /// In one line, for the status line.
    void told(const QString& text);
    /// Cases of this collection are wanted in sight.
    void collectionWanted(qint64 collection);
    /// These simulations are wanted side by side.
    void comparisonWanted(const std::vector<std::int64_t>& simulations);

private:
    void askForExport(archive::ExportFormat format);
    void askForImport();
    void importNext();
    /// What came of one of several files; the next follows, or what came of all.
    void take(const QString& outcome, std::uint64_t cases);
    [[nodiscard]] archive::ExportSelection selection() const;
    QFileDialog* dialog(const QString& name, const QString& title, const QString& filters);
    void connectArchive();
    [[nodiscard]] QString phase() const;
    void sayImported(const archive::ImportReport& report);
    void sayRanAgain(const SecondRunReport& report);
    void sayFailed(const base::Error& error);
    void say(Tone tone, const QString& title, const QString& text = {});

    CaseRepository& m_repository;
    CaseListView& m_list;
    CaseMessages& m_messages;
    QWidget* m_page;
    CaseArchive m_archive;
    ProgressLine* m_progress = nullptr;
    CaseListActions m_can;
    /// Files that are imported together.
    struct Imports {
        qsizetype files = 0;
        QStringList waiting{};
        QStringList outcomes{}; ///< a line each
        qsizetype failed = 0;
        std::uint64_t cases = 0;
    };
    Imports m_imports;
    QString m_folder; ///< of the file before
    QString m_name; ///< of the simulation that is run again
    std::int64_t m_simulation = 0;
};

} // namespace casewright::ui
