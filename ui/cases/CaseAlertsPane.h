// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/bridge/CaseSheet.h"

#include <QStringList>
#include <QWidget>

#include <optional>
#include <vector>

class QHBoxLayout;
class QPushButton;
class QSplitter;
class QTableView;

namespace casewright::ui {

class ActionTable;
class AlertDocumentPane;
class BarPlot;
class CaseAlertsModel;
class CaseDocuments;
class CaseRepository;
class ChoiceModel;
class ChoicePopup;
class RowSearch;

/// The alerts of a case: over time, as a table with fields of their documents, and the chosen one's document beside it.
/// Documents are read when the pane is in sight.
class CaseAlertsPane final : public QWidget {
    Q_OBJECT

public:
    /// The repository outlives it.
    explicit CaseAlertsPane(CaseRepository& repository, QWidget* parent = nullptr);

    void addActions(const ActionTable& actions);
    /// Documents can be shown. It outlives the pane.
    void setDocuments(CaseDocuments& documents);
    /// Another case, or the same as it is now; none.
    void setCase(const std::optional<CaseSheet>& sheet);
    /// All alerts of the case, for the plot.
    void setTimes(const std::vector<store::AttachedAlert>& alerts);
    /// The chosen alert, or null.
    [[nodiscard]] const store::AttachedAlert* alert() const;
    /// The first one that is read, or null.
    [[nodiscard]] const store::AttachedAlert* first() const;
    /// Goes to the first alert that was attached then.
    void showAttached(base::Timestamp at);
    /// What a person chose to see of documents; null: nothing was chosen, and what says most is shown.
    [[nodiscard]] const std::optional<QStringList>& fields() const { return m_fields; }
    void setFields(const std::optional<QStringList>& fields);

Q_SIGNALS:
    /// See alert() and first().
    void alertMoved();
    /// A person wants to see where alerts of that run were attached, or the run.
    void activityWanted(base::Timestamp attachedAt);
    void runWanted(base::Timestamp at);
    void failed(const QString& reason);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildBar();
    void buildTable();
    void connectTable();
    void read();
    void showDocuments();
    void fitColumns();
    void showDocument();
    void chooseFirst();
    void openFields();
    void chooseField(const QString& field, bool isShown);
    [[nodiscard]] QPushButton* addButton(const QString& name, const QString& text, const QString& tip);

    CaseDocuments* m_documents = nullptr; ///< null: none are shown
    std::optional<CaseSheet> m_sheet;
    CaseAlertsModel* m_model = nullptr;
    BarPlot* m_plot = nullptr;
    QHBoxLayout* m_bar = nullptr;
    QPushButton* m_fieldButton = nullptr;
    ChoiceModel* m_choices = nullptr; ///< all fields
    ChoicePopup* m_fieldPopup = nullptr;
    QPushButton* m_toActivity = nullptr;
    QPushButton* m_toRun = nullptr;
    QSplitter* m_splitter = nullptr;
    QTableView* m_table = nullptr;
    RowSearch* m_search = nullptr;
    AlertDocumentPane* m_document = nullptr;
    std::optional<QStringList> m_fields;
};

} // namespace casewright::ui
