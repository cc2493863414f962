// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/alerts/DocumentColumns.h"

#include <QAction>
#include <QFontMetrics>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMenu>
#include <QScopedValueRollback>
#include <QTableView>

#include <algorithm>
#include <utility>

#include "ui/bridge/Text.h"
#include "ui/models/DocumentTableModel.h"
#include "ui/widgets/Fonts.h"
#include "ui/widgets/ThemeSizes.h"

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int MostFields = 6;        ///< columns beside the time, until a person chooses others
constexpr int TimeWidth = 168;
constexpr int LeastWidth = 64;
constexpr int MostWidth = 240;
constexpr int MeasuredRows = 25;     ///< at the beginning, whose content says how wide a column is
constexpr qsizetype MostInMenu = 400;

const QString SourceKey = u"source"_s;
const QString FieldsKey = u"fields"_s;
const QString WidthsKey = u"widths"_s;

} // namespace

DocumentColumns::DocumentColumns(DocumentTableModel& model, QTableView& view, QObject* parent)
    : QObject(parent), m_model(model), m_view(view)
{
    connect(view.horizontalHeader(), &QHeaderView::sectionResized, this,
            [this](int column, int, int width) { keepWidth(column, width); });
}

QString DocumentColumns::placeOf(const store::StoredSource& source, const QString& workspace)
{
    return source.path.empty() ? u"%1 %2"_s.arg(workspace).arg(source.key) : toText(source.path);
}

void DocumentColumns::setSource(const QString& source) { m_source = source; }

const DocumentColumns::Layout* DocumentColumns::layout() const
{
    const auto found = m_layouts.constFind(m_source);
    return found == m_layouts.constEnd() ? nullptr : &*found;
}

DocumentColumns::Layout& DocumentColumns::used()
{
    m_order.removeAll(m_source);
    m_order.append(m_source);
    while (m_order.size() > MostSources)
        m_layouts.remove(m_order.takeFirst());
    return m_layouts[m_source];
}

QStringList DocumentColumns::fields(const std::vector<alerts::FieldStatistics>& fields, const QStringList& before) const
{
    const auto isThere = [&fields](const QStringList& wanted) {
        return std::ranges::any_of(fields, [&wanted](const alerts::FieldStatistics& field) {
            return wanted.contains(toText(field.name));
        });
    };
    const Layout* const kept = layout();
    if (kept && isThere(kept->fields))
        return kept->fields;
    return isThere(before) ? before : DocumentTableModel::sensibleFields(fields, MostFields);
}

void DocumentColumns::setTable(const std::shared_ptr<const alerts::AlertTable>& table, const QStringList& fields)
{
    const QScopedValueRollback laying(m_isLayingOut, true);
    m_model.setTable(table, fields);
    layOut();
}

void DocumentColumns::layOut()
{
    const QScopedValueRollback laying(m_isLayingOut, true);
    const Layout* const kept = layout();
    for (int column = 0; column < m_model.columnCount(); ++column) {
        const bool isTime = column == DocumentTableModel::TimeColumn;
        const QString name = isTime ? QString() : m_model.fields().at(column - 1);
        const int width = kept ? kept->widths.value(name) : 0;
        m_view.horizontalHeader()->resizeSection(column, width > 0 ? width : sensibleWidth(column));
    }
}

int DocumentColumns::sensibleWidth(int column) const
{
    if (column == DocumentTableModel::TimeColumn)
        return TimeWidth;
    const QFontMetrics metrics(fonts::code(size::CodeText));
    const QString title = m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    int widest = QFontMetrics(fonts::text(size::SectionText, QFont::DemiBold)).horizontalAdvance(title);
    for (int row = 0; row < std::min(m_model.rowCount(), MeasuredRows); ++row)
        widest = std::max(widest,
                          metrics.horizontalAdvance(m_model.index(row, column).data(Qt::DisplayRole).toString()));
    return std::clamp(widest + 2 * size::GapMiddle, LeastWidth, MostWidth);
}

void DocumentColumns::keepWidth(int column, int width)
{
    // The last one is stretched over what is left.
    if (m_isLayingOut || m_source.isEmpty() || column >= m_model.columnCount() - 1)
        return;
    const bool isTime = column == DocumentTableModel::TimeColumn;
    used().widths[isTime ? QString() : m_model.fields().at(column - 1)] = width;
}

void DocumentColumns::fill(QMenu& menu)
{
    menu.clear();
    if (!m_model.table())
        return;
    QStringList names = m_model.fields();
    for (const alerts::Column& column : m_model.table()->columns()) {
        const QString name = toText(column.name());
        if (names.size() < MostInMenu && !names.contains(name))
            names.append(name);
    }
    names.sort(Qt::CaseInsensitive);
    for (const QString& name : std::as_const(names)) {
        QAction* const action = menu.addAction(QString(name).replace(u'&', u"&&"_s));
        action->setCheckable(true);
        action->setChecked(m_model.fields().contains(name));
        connect(action, &QAction::toggled, this, [this, name](bool isOn) { choose(name, isOn); });
    }
}

void DocumentColumns::choose(const QString& field, bool isShown)
{
    {
        // Columns are stretched and pushed aside meanwhile.
        const QScopedValueRollback laying(m_isLayingOut, true);
        m_model.setFieldShown(field, isShown);
    }
    if (!m_source.isEmpty())
        used().fields = m_model.fields();
    layOut();
}

QByteArray DocumentColumns::state() const
{
    QJsonArray sources;
    for (const QString& source : m_order) {
        const Layout layout = m_layouts.value(source);
        QJsonObject widths;
        for (auto each = layout.widths.constBegin(); each != layout.widths.constEnd(); ++each)
            widths.insert(each.key(), each.value());
        sources.append(QJsonObject{{SourceKey, source},
                                   {FieldsKey, QJsonArray::fromStringList(layout.fields)},
                                   {WidthsKey, widths}});
    }
    return sources.isEmpty() ? QByteArray() : QJsonDocument(sources).toJson(QJsonDocument::Compact);
}

void DocumentColumns::restore(const QByteArray& state)
{
    const QJsonArray sources = QJsonDocument::fromJson(state).array();
    for (const QJsonValue& each : sources) {
        const QString source = each.toObject().value(SourceKey).toString();
        if (source.isEmpty() || m_layouts.contains(source) || m_order.size() >= MostSources)
            continue;
        Layout layout;
        for (const QJsonValue& field : each.toObject().value(FieldsKey).toArray())
            layout.fields.append(field.toString());
        const QJsonObject widths = each.toObject().value(WidthsKey).toObject();
        for (auto width = widths.constBegin(); width != widths.constEnd(); ++width)
            layout.widths.insert(width.key(), width.value().toInt());
        m_layouts.insert(source, layout);
        m_order.append(source);
    }
}

} // namespace casewright::ui
