// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/MarkdownView.h"

#include "ui/widgets/Looks.h"
#include "ui/widgets/MarkdownText.h"

#include <QDesktopServices>
#include <QEvent>
#include <QUrl>

#include <algorithm>
#include <cmath>

namespace casewright::ui {

using namespace Qt::StringLiterals;

MarkdownView::MarkdownView(const QString& label, QWidget* parent) : QTextBrowser(parent)
{
    setAccessibleName(label);
    setLook(this, u"markdown"_s);
    setOpenLinks(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    connect(this, &QTextBrowser::anchorClicked, this, [](const QUrl& link) {
        // Not to files and programs: the text may come from anybody.
        if (link.scheme() == "http"_L1 || link.scheme() == "https"_L1)
            QDesktopServices::openUrl(link);
    });
}

void MarkdownView::showMarkdown(const QString& text)
{
    m_text = text;
    markdown::show(*document(), text, font());
    fit();
}

void MarkdownView::setMost(int height)
{
    m_most = height;
    fit();
}

QVariant MarkdownView::loadResource(int type, const QUrl& name)
{
    static_cast<void>(type);
    static_cast<void>(name);
    return {};
}

void MarkdownView::resizeEvent(QResizeEvent* event)
{
    QTextBrowser::resizeEvent(event);
    fit();
}

void MarkdownView::changeEvent(QEvent* event)
{
    QTextBrowser::changeEvent(event);
    if (event->type() == QEvent::FontChange && !m_text.isEmpty())
        showMarkdown(m_text);
}

void MarkdownView::fit()
{
    if (m_most == 0)
        return;
    const int wanted = static_cast<int>(std::ceil(document()->size().height()));
    setFixedHeight(std::clamp(wanted, fontMetrics().height(), m_most));
}

} // namespace casewright::ui
