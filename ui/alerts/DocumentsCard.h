// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "core/alerts/AlertTable.h"
#include "ui/bridge/AlertSources.h"
#include "ui/widgets/Card.h"

class QAction;
class QMenu;
class QPoint;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QTableView;
class QTimer;

namespace casewright::ui {

class ActionTable;
class DocumentColumns;
class DocumentFilter;
class DocumentFilterBar;
class DocumentGoTo;
class DocumentJsonPane;
class DocumentTableModel;
class EmptyState;

/// The documents as a table, all or those that a filter leaves, with the JSON of the chosen one as it came in: beside
/// it, or below where there is no room, if a person wants it there.
class DocumentsCard final : public Card {
    Q_OBJECT

public:
    explicit DocumentsCard(QWidget* parent = nullptr);

    /// Shows other documents, of the source with the key; its columns stay as a person arranged them, remembered under
    /// `place`, and the filter as long as the source does. Null empties it.
    void setAlerts(std::int64_t source, const QString& place, const std::shared_ptr<const LoadedAlerts>& alerts);
    /// How the tables of documents are arranged.
    [[nodiscard]] DocumentColumns& columns() { return *m_columns; }
    /// What is shown is of an older table.
    void setOlder(bool isOlder);
    void registerActions(ActionTable& actions);
    /// Documents can be explained: a button and an entry of the menu that trigger the action.
    void setExplainAction(QAction* action);
    /// The row of the chosen document in the table that was set; nothing without one.
    [[nodiscard]] std::optional<std::uint32_t> chosenRow() const;
    [[nodiscard]] const std::shared_ptr<const alerts::AlertTable>& table() const;

    /// Fits beside a flood's form in a small window.
    [[nodiscard]] QSize minimumSizeHint() const override;

    /// In a low window the JSON below the table is not there until a person asks for it.
    void setLow(bool isLow);

    /// Shows only documents with this value, instead of another wanted value of the same field.
    void filterBy(const QString& field, const QString& value);

Q_SIGNALS:
    void chosenChanged();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void buildHeader();
    void buildTable();
    void buildNoMatch();
    void connectFilter();
    void choose(int row);
    void showDocument();
    void showRows();
    void showCount();
    void showHint();
    void showMenu(const QPoint& place);
    void goToRow(qint64 number);
    void goToMoment(qint64 milliseconds);
    void updateActions();
    void fitButtons();
    void fitJson();

    DocumentTableModel* m_model = nullptr;
    DocumentFilter* m_filter = nullptr;
    DocumentFilterBar* m_bar = nullptr;
    DocumentGoTo* m_goTo = nullptr;
    QStackedWidget* m_stack = nullptr;
    QTableView* m_view = nullptr;
    EmptyState* m_noMatch = nullptr;
    QSplitter* m_split = nullptr;
    DocumentJsonPane* m_json = nullptr;
    DocumentColumns* m_columns = nullptr;
    QPushButton* m_columnButton = nullptr;
    QPushButton* m_jsonButton = nullptr;
    QPushButton* m_why = nullptr;     ///< null: nothing is explained
    QMenu* m_columnMenu = nullptr;
    QAction* m_explain = nullptr;     ///< null: nothing is explained
    QAction* m_goToAction = nullptr;  ///< these two null: not registered yet
    QAction* m_filterAction = nullptr;
    QTimer* m_slow = nullptr;         ///< a search that takes longer is told
    bool m_isOlder = false;
    bool m_isJsonChosen = false;      ///< a person said whether the JSON is below
    std::int64_t m_source = 0;
};

} // namespace casewright::ui
