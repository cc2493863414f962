// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QHash>
#include <QObject>
#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

#include "core/alerts/AlertTable.h"
#include "core/alerts/FieldStatistics.h"
#include "core/store/StoredValues.h"

class QMenu;
class QTableView;

namespace casewright::ui {

class DocumentTableModel;

/// Which fields stand beside the time of each source's documents, and how wide the columns are: what a person chose and
/// dragged, else what says most and what its content needs. Remembers it by source; GUI thread.
class DocumentColumns final : public QObject {
    Q_OBJECT

public:
    /// Sources that are remembered, those in use last.
    static constexpr qsizetype MostSources = 40;

    /// Both outlive it. The model is the view's.
    DocumentColumns(DocumentTableModel& model, QTableView& view, QObject* parent);

    /// The name under which a source of the workspace is remembered: a file is the same one in each workspace.
    [[nodiscard]] static QString placeOf(const store::StoredSource& source, const QString& workspace);
    /// What is chosen and dragged from now on is of this source; empty: it is not remembered.
    void setSource(const QString& source);
    /// The fields for a table of the source, of which these are the statistics: the chosen ones, else those of before,
    /// else those that say most; each where any of them is there.
    [[nodiscard]] QStringList fields(const std::vector<alerts::FieldStatistics>& fields,
                                     const QStringList& before) const;
    /// Gives the model the table, with these fields, and the columns their widths.
    void setTable(const std::shared_ptr<const alerts::AlertTable>& table, const QStringList& fields);
    /// An entry for each field, which shows or hides it.
    void fill(QMenu& menu);

    /// All that is remembered, for the next start, and back.
    [[nodiscard]] QByteArray state() const;
    void restore(const QByteArray& state);

private:
    struct Layout {
        QStringList fields{};            ///< empty: nobody chose any
        QHash<QString, int> widths{};    ///< that a person dragged, by field; of the time: under an empty name
    };
    [[nodiscard]] const Layout* layout() const;
    Layout& used();
    void layOut();
    [[nodiscard]] int sensibleWidth(int column) const;
    void keepWidth(int column, int width);
    void choose(const QString& field, bool isShown);

    DocumentTableModel& m_model;
    QTableView& m_view;
    QString m_source;
    QHash<QString, Layout> m_layouts;
    QStringList m_order;          ///< of m_layouts; the one in use last is the last one
    bool m_isLayingOut = false;   ///< what changes meanwhile is nobody's wish
};

} // namespace casewright::ui
