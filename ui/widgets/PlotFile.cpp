// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/PlotFile.h"

#include "ui/widgets/PlotBase.h"
#include "ui/widgets/ThemeColors.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QDateTime>
#include <QFileInfo>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QSvgGenerator>

#include <cmath>
#include <map>
#include <utility>
#include <vector>

namespace casewright::ui::plotfile {
namespace {

using namespace Qt::StringLiterals;

constexpr double Fineness = 2;      ///< of a picture of points, against the screen
constexpr int PixelsPerInch = 96;   ///< so that lines and text are as large as on the screen

QString tr(const char* text) { return QCoreApplication::translate("PlotFile", text); }

QString write(const QString& path, const QByteArray& content)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(content) == content.size() && file.commit())
        return {};
    return tr("The file %1 could not be written: %2. Choose another place.").arg(path, file.errorString());
}

QByteArray svgOf(const Drawing& drawing)
{
    QByteArray content;
    QBuffer buffer(&content);
    QSvgGenerator svg;
    svg.setOutputDevice(&buffer);
    svg.setResolution(PixelsPerInch);
    svg.setSize(drawing.widget->size());
    svg.setViewBox(drawing.widget->rect());
    svg.setTitle(drawing.widget->accessibleName());
    drawing.paint(svg);
    return content;
}

QByteArray pdfOf(const Drawing& drawing)
{
    QByteArray content;
    QBuffer buffer(&content);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter pdf(&buffer);
    pdf.setTitle(drawing.widget->accessibleName());
    pdf.setResolution(PixelsPerInch);
    pdf.setPageMargins({});
    const QSizeF inches = QSizeF(drawing.widget->size()) / PixelsPerInch;
    pdf.setPageSize(QPageSize(inches, QPageSize::Inch, {}, QPageSize::ExactMatch));
    drawing.paint(pdf);
    return content;
}

QByteArray pngOf(const Drawing& drawing)
{
    QByteArray content;
    QBuffer buffer(&content);
    buffer.open(QIODevice::WriteOnly);
    drawing.pixmap(Fineness).save(&buffer, "PNG");
    return content;
}

QString quoted(QString text)
{
    const bool isPlain = !text.contains(u',') && !text.contains(u'"') && !text.contains(u'\n');
    return isPlain ? text : u'"' + text.replace(u'"', u"\"\""_s) + u'"';
}

QString numberText(double value)
{
    return value == std::round(value) && std::abs(value) < 1e15 ? QString::number(static_cast<qint64>(value))
                                                                : QString::number(value, 'g', 12);
}

} // namespace

Drawing drawingOf(QCustomPlot& plot)
{
    return {.widget = &plot,
            .paint =
                [&plot](QPaintDevice& device) {
                    QCPPainter painter(&device);
                    painter.setMode(QCPPainter::pmVectorized);
                    painter.setMode(QCPPainter::pmNoCaching);
                    plot.toPainter(&painter, plot.width(), plot.height());
                },
            .pixmap = [&plot](double fineness) { return plot.toPixmap(plot.width(), plot.height(), fineness); },
            .data = [&plot] { return csvOf(plot); }};
}

Drawing drawingOf(QWidget& widget, std::function<void(QPainter&)> paint, std::function<QByteArray()> data)
{
    const auto draw = [&widget, paint = std::move(paint)](QPaintDevice& device, double fineness) {
        QPainter painter(&device);
        painter.scale(fineness, fineness);
        painter.fillRect(widget.rect(), ThemeColors::current().panel);
        paint(painter);
    };
    return {.widget = &widget,
            .paint = [draw](QPaintDevice& device) { draw(device, 1); },
            .pixmap =
                [&widget, draw](double fineness) {
                    QPixmap pixmap(widget.size() * fineness);
                    draw(pixmap, fineness);
                    return pixmap;
                },
            .data = std::move(data)};
}

QString savePicture(const Drawing& drawing, const QString& path)
{
    const QString kind = QFileInfo(path).suffix().toLower();
    return write(path, kind == u"svg" ? svgOf(drawing) : kind == u"pdf" ? pdfOf(drawing) : pngOf(drawing));
}

QString csvLine(const QStringList& cells)
{
    QStringList all;
    for (const QString& cell : cells)
        all.append(quoted(cell));
    return all.join(u',') + u'\n';
}

QByteArray csvOf(QCustomPlot& plot)
{
    QStringList names;
    std::vector<QCPPlottableInterface1D*> shown;
    for (int i = 0; i < plot.plottableCount(); ++i) {
        QCPAbstractPlottable* const each = plot.plottable(i);
        QCPPlottableInterface1D* const points = each->interface1D();
        if (!points || each->name().isEmpty() || !each->visible() || points->dataCount() == 0)
            continue;
        names.append(quoted(each->name()));
        shown.push_back(points);
    }
    std::map<double, std::vector<QString>> rows;
    for (std::size_t column = 0; column < shown.size(); ++column)
        for (int i = 0; i < shown[column]->dataCount(); ++i) {
            std::vector<QString>& cells = rows[shown[column]->dataMainKey(i)];
            cells.resize(shown.size());
            cells[column] = numberText(shown[column]->dataMainValue(i));
        }
    const bool isTime = !plot.xAxis->ticker().dynamicCast<QCPAxisTickerDateTime>().isNull();
    QString text = (isTime ? u"time"_s : u"key"_s) + (names.isEmpty() ? QString() : u',' + names.join(u',')) + u'\n';
    for (const auto& [key, cells] : rows) {
        text += isTime ? QDateTime::fromMSecsSinceEpoch(std::llround(key * 1000), Qt::UTC).toString(Qt::ISODateWithMs)
                       : numberText(key);
        for (const QString& cell : cells)
            text += u',' + cell;
        text += u'\n';
    }
    return text.toUtf8();
}

QString saveData(const Drawing& drawing, const QString& path) { return write(path, drawing.data()); }

} // namespace casewright::ui::plotfile
