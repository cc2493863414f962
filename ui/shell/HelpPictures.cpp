// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/HelpPictures.h"

#include "ui/shell/HelpCanvas.h"
#include "ui/shell/HelpDrawings.h"

#include <QPainter>

#include <vector>

namespace casewright::ui::HelpPictures {
namespace {

using namespace Qt::StringLiterals;

struct Picture {
    QString name;
    int height;
    void (*draw)(HelpCanvas&, const HelpNumbers&);
};

const std::vector<Picture>& pictures()
{
    static const std::vector<Picture> all = {
        {u"steps"_s, 176, &HelpDrawings::steps},         {u"groups"_s, 232, &HelpDrawings::groups},
        {u"counter"_s, 176, &HelpDrawings::counter},     {u"window"_s, 196, &HelpDrawings::window},
        {u"reopening"_s, 256, &HelpDrawings::reopening}, {u"breaker"_s, 232, &HelpDrawings::breaker},
        {u"full"_s, 176, &HelpDrawings::full},           {u"owner"_s, 168, &HelpDrawings::owner},
        {u"runs"_s, 200, &HelpDrawings::runs},           {u"flapping"_s, 176, &HelpDrawings::flapping},
        {u"bins"_s, 168, &HelpDrawings::bins},
    };
    return all;
}

const Picture* find(const QString& name)
{
    for (const Picture& picture : pictures()) {
        if (picture.name == name)
            return &picture;
    }
    return nullptr;
}

} // namespace

QStringList names()
{
    QStringList all;
    for (const Picture& picture : pictures())
        all.append(picture.name);
    return all;
}

QSize sizeOf(const QString& name)
{
    const Picture* const picture = find(name);
    return picture ? QSize(Width, picture->height) : QSize();
}

void paint(QPainter& painter, const QString& name, const HelpNumbers& numbers)
{
    const Picture* const picture = find(name);
    if (!picture)
        return;
    HelpCanvas canvas(painter);
    picture->draw(canvas, numbers);
}

} // namespace casewright::ui::HelpPictures
