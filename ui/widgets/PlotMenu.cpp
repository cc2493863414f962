// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/PlotMenu.h"

#include "ui/widgets/IconSet.h"

#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>

#include <utility>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr double Fineness = 2; ///< of a copied picture, against the screen

} // namespace

PlotMenu::PlotMenu(plotfile::Drawing drawing) : QObject(drawing.widget), m_drawing(std::move(drawing)) {}

QMenu* PlotMenu::make()
{
    auto* const menu = new QMenu(m_drawing.widget);
    menu->setObjectName(u"plotMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [this, menu](const QString& name, const QString& icon, const QString& text, auto act) {
        QAction* const action = menu->addAction(icons::icon(icon), text, this, act);
        action->setObjectName(name);
    };
    add(u"copyPicture"_s, u"copy"_s, tr("Copy &picture"), [this] { copyPicture(); });
    add(u"copyData"_s, u"copy"_s, tr("Copy &data"), [this] { copyData(); });
    menu->addSeparator();
    add(u"savePicture"_s, u"save"_s, tr("&Save picture..."), [this] { ask(Content::Picture); });
    add(u"saveData"_s, u"save"_s, tr("Save data (&CSV)..."), [this] { ask(Content::Data); });
    return menu;
}

void PlotMenu::open(const QPoint& at) { make()->popup(at); }

void PlotMenu::copyPicture()
{
    QGuiApplication::clipboard()->setPixmap(m_drawing.pixmap(Fineness));
}

void PlotMenu::copyData()
{
    auto* const data = new QMimeData;
    const QByteArray csv = m_drawing.data();
    data->setText(QString::fromUtf8(csv));
    data->setData(u"text/csv"_s, csv);
    QGuiApplication::clipboard()->setMimeData(data);
}

void PlotMenu::ask(Content content)
{
    const bool isPicture = content == Content::Picture;
    auto* const dialog = new QFileDialog(m_drawing.widget->window(),
                                         isPicture ? tr("Save picture") : tr("Save data"), m_folder,
                                         isPicture ? tr("PNG pictures (*.png);;SVG pictures (*.svg);;PDF files (*.pdf)")
                                                   : tr("CSV files (*.csv)"));
    dialog->setObjectName(u"savePlotDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(isPicture ? u"png"_s : u"csv"_s);
    dialog->selectFile(isPicture ? u"plot.png"_s : u"plot.csv"_s);
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString& filter) {
        for (const QString& suffix : {u"png"_s, u"svg"_s, u"pdf"_s, u"csv"_s})
            if (filter.contains(u"*."_s + suffix))
                dialog->setDefaultSuffix(suffix);
    });
    connect(dialog, &QFileDialog::fileSelected, this, [this, content](const QString& path) { save(content, path); });
    dialog->open();
}

void PlotMenu::save(Content content, const QString& path)
{
    m_folder = QFileInfo(path).absolutePath();
    const QString wrong =
        content == Content::Picture ? plotfile::savePicture(m_drawing, path) : plotfile::saveData(m_drawing, path);
    if (wrong.isEmpty())
        return;
    auto* const told = new QMessageBox(QMessageBox::Warning, tr("Nothing was saved"), wrong, QMessageBox::Ok,
                                       m_drawing.widget->window());
    told->setObjectName(u"plotNotSaved"_s);
    told->setTextFormat(Qt::PlainText);
    told->setAttribute(Qt::WA_DeleteOnClose);
    told->open();
}

} // namespace casewright::ui
