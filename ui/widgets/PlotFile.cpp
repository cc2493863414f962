// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/PlotFile.h"

#include "ui/widgets/PlotBase.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QDateTime>
#include <QFileInfo>
#include <QPdfWriter>
#include <QSaveFile>
#include <QSvgGenerator>

#include <cmath>
#include <map>
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

/// Lines and curves, not points.
void draw(QCustomPlot& plot, QPaintDevice& device)
{
    QCPPainter painter(&device);
    painter.setMode(QCPPainter::pmVectorized);
    painter.setMode(QCPPainter::pmNoCaching);
    plot.toPainter(&painter, plot.width(), plot.height());
}

QByteArray svgOf(QCustomPlot& plot)
{
    QByteArray content;
    QBuffer buffer(&content);
    QSvgGenerator svg;
    svg.setOutputDevice(&buffer);
    svg.setResolution(PixelsPerInch);
    svg.setSize(plot.size());
    svg.setViewBox(plot.rect());
    svg.setTitle(plot.accessibleName());
    draw(plot, svg);
    return content;
}

QByteArray pdfOf(QCustomPlot& plot)
{
    QByteArray content;
    QBuffer buffer(&content);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter pdf(&buffer);
    pdf.setTitle(plot.accessibleName());
    pdf.setResolution(PixelsPerInch);
    pdf.setPageMargins({});
    pdf.setPageSize(QPageSize(QSizeF(plot.size()) / PixelsPerInch, QPageSize::Inch, {}, QPageSize::ExactMatch));
    draw(plot, pdf);
    return content;
}

QByteArray pngOf(QCustomPlot& plot)
{
    QByteArray content;
    QBuffer buffer(&content);
    buffer.open(QIODevice::WriteOnly);
    plot.toPixmap(plot.width(), plot.height(), Fineness).save(&buffer, "PNG");
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

QString savePicture(QCustomPlot& plot, const QString& path)
{
    const QString kind = QFileInfo(path).suffix().toLower();
    return write(path, kind == u"svg" ? svgOf(plot) : kind == u"pdf" ? pdfOf(plot) : pngOf(plot));
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

QString saveData(QCustomPlot& plot, const QString& path) { return write(path, csvOf(plot)); }

} // namespace casewright::ui::plotfile
