// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>

#include <cstdint>
#include <memory>
#include <optional>

#include "core/alerts/AlertTable.h"
#include "ui/bridge/LatestJob.h"
#include "ui/widgets/Card.h"

class QAction;
class QMenu;
class QPlainTextEdit;
class QPushButton;
class QSplitter;
class QTableView;

namespace casewright::ui {

class DocumentTableModel;

/// The documents as a table, with the JSON of the chosen one as it came in: beside it, or below where there is no room.
/// The JSON is found again in the background.
class DocumentsCard final : public Card {
    Q_OBJECT

public:
    explicit DocumentsCard(QWidget* parent = nullptr);

    /// Shows other documents, of the source with the key; the chosen columns of the same source stay. Null empties it.
    void setTable(std::int64_t source, std::shared_ptr<const alerts::AlertTable> table);
    /// What is shown is of an older table.
    void setOlder(bool isOlder);
    /// Documents can be explained: a button and an entry of the menu that trigger the action.
    void setExplainAction(QAction* action);
    /// The row of the chosen document in the table that was set; nothing without one.
    [[nodiscard]] std::optional<std::uint32_t> chosenRow() const;
    [[nodiscard]] const std::shared_ptr<const alerts::AlertTable>& table() const;

Q_SIGNALS:
    void chosenChanged();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildTable();
    void buildJson();
    void fillColumnMenu();
    void layOutColumns();
    void showDocument(int row);

    DocumentTableModel* m_model = nullptr;
    QTableView* m_view = nullptr;
    QSplitter* m_split = nullptr;
    QPlainTextEdit* m_json = nullptr;
    QPushButton* m_columns = nullptr;
    QPushButton* m_explain = nullptr;   ///< null: nothing is explained
    QMenu* m_columnMenu = nullptr;
    std::int64_t m_source = 0;
    LatestJob<QString> m_job;
};

} // namespace casewright::ui
