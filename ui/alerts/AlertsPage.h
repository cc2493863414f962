// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "ui/bridge/AlertSources.h"
#include "ui/widgets/Page.h"

class QStackedWidget;
class QTimer;

namespace casewright::ui {

class ArrangedSplitter;
class Banner;
class DocumentExplaining;
class EmptyState;
class Explanations;
class FileOpener;
class FloodSaving;
class SourceActions;
class SourceEditor;
class SourceListModel;
class SourcePane;
class SourceRemedy;
class SourceRemoval;
class SourceView;
class WorkspaceSession;

/// Where alerts come from: files and floods at the left, what is in the chosen one in the middle, and at the right what
/// it is made from (a flood's form, a CSV file's mapping).
class AlertsPage final : public Page {
    Q_OBJECT

public:
    /// Floods with more documents than this are made on request only.
    static constexpr std::uint32_t MostMadeUnasked = 2'000'000;

    /// Both outlive the page.
    AlertsPage(WorkspaceSession& session, AlertSources& sources, QWidget* parent = nullptr);
    ~AlertsPage() override;

    /// Documents can be explained; before registerActions(). It outlives the page.
    void setExplanations(Explanations& explanations);

    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString title() const override { return tr("Alerts"); }
    [[nodiscard]] QString iconName() const override;
    void registerActions(ActionTable& actions) override;
    void activated() override;
    /// The columns of the documents, by source.
    [[nodiscard]] QByteArray arrangement() const override;
    void restoreArrangement(const QByteArray& arrangement) override;

    /// Opens files as sources, as a drop does.
    void openFiles(const QStringList& paths);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    [[nodiscard]] QWidget* buildMiddle();
    void connectParts();
    void connectSources();
    [[nodiscard]] const store::StoredSource* current() const;

    // What the page shows follows the sources; nothing is decided twice.
    void showSource();
    void showContent(const store::StoredSource& source);
    void showStatus();
    void showWorkspace();
    void updateActions();

    void wantDocuments();
    void readNow();
    void goHere();
    void makeFlood(const QString& preset);
    [[nodiscard]] SourceRemedy remedy();
    void followSimulateAction();

    WorkspaceSession& m_session;
    AlertSources& m_sources;
    ActionTable* m_actions = nullptr;
    SourceListModel* m_model = nullptr;
    FileOpener* m_opener = nullptr;
    DocumentExplaining* m_explaining = nullptr;        ///< null: documents are not explained
    FloodSaving* m_saving = nullptr;
    SourceRemoval* m_removal = nullptr;
    SourceActions* m_sourceActions = nullptr;          ///< null: not registered yet
    SourcePane* m_pane = nullptr;
    ArrangedSplitter* m_split = nullptr;
    Banner* m_notice = nullptr;                        ///< that the workspace can only be read
    Banner* m_notSimulated = nullptr;                  ///< that a document cannot be explained yet
    Banner* m_openFailure = nullptr;                   ///< of the files that were opened last
    QStackedWidget* m_middle = nullptr;
    EmptyState* m_empty = nullptr;
    SourceView* m_view = nullptr;
    SourceEditor* m_editor = nullptr;
    QTimer* m_pause = nullptr;                         ///< between an edit of a flood and making it
    std::optional<std::int64_t> m_shownKey;            ///< the source whose content is shown
    std::shared_ptr<const LoadedAlerts> m_shown;       ///< null: nothing yet
    std::optional<std::int64_t> m_cancelled;           ///< a person did not want its documents
    std::optional<std::int64_t> m_wanted;              ///< a large flood that a person asked for
};

} // namespace casewright::ui
