// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/IconSet.h"

#include "ui/widgets/ThemeColors.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace casewright::ui::icons {
namespace {

using namespace Qt::StringLiterals;

QColor colorOf(Ink ink, QIcon::Mode mode, QIcon::State state)
{
    const ThemeColors& colors = ThemeColors::current();
    if (ink == Ink::Rail)
        return state == QIcon::On ? colors.railChosenText : colors.railText;
    if (mode == QIcon::Disabled)
        return colors.disabled;
    switch (ink) {
    case Ink::Text: return colors.text;
    case Ink::Muted: return colors.muted;
    case Ink::OnAccent: return colors.onAccent;
    case Ink::Rail: return colors.railText;
    case Ink::Accent: return colors.accent.ink;
    case Ink::Fine: return colors.fine.ink;
    case Ink::Limit: return colors.limit.ink;
    case Ink::Loss: return colors.loss.ink;
    case Ink::Reopened: return colors.reopened.ink;
    }
    return colors.text;
}

QString pathOf(const QString& name) { return u":/icons/"_s + name + u".svg"_s; }

/// The drawing as a mask, filled with the colour. `size` in device pixels.
QPixmap render(const QString& name, const QSize& size, const QColor& color)
{
    const QString key =
        u"casewright/%1/%2x%3/%4"_s.arg(name).arg(size.width()).arg(size.height()).arg(color.rgba(), 8, 16);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    // A field that has no room yet asks for one of no size.
    if (size.isEmpty())
        return {};
    pixmap = QPixmap(size);
    pixmap.fill(Qt::transparent);
    QSvgRenderer renderer(pathOf(name));
    renderer.setAspectRatioMode(Qt::KeepAspectRatio);
    QPainter painter(&pixmap);
    renderer.render(&painter, QRectF(QPointF(), QSizeF(size)));
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(pixmap.rect(), color);
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

/// Looks the colour up each time it paints, so that icons follow the theme.
class Engine final : public QIconEngine {
public:
    Engine(QString name, Ink ink) : m_name(std::move(name)), m_ink(ink) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device()->devicePixelRatioF();
        QPixmap drawn = pixmap(rect.size() * ratio, mode, state);
        drawn.setDevicePixelRatio(ratio);
        painter->drawPixmap(rect.topLeft(), drawn);
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        return render(m_name, size, colorOf(m_ink, mode, state));
    }
    QIconEngine* clone() const override { return new Engine(m_name, m_ink); }
    QString iconName() override { return m_name; }

private:
    QString m_name;
    Ink m_ink;
};

} // namespace

Ink inkOf(Tone tone)
{
    switch (tone) {
    case Tone::Neutral: return Ink::Muted;
    case Tone::Accent: return Ink::Accent;
    case Tone::Fine: return Ink::Fine;
    case Tone::Limit: return Ink::Limit;
    case Tone::Loss: return Ink::Loss;
    case Tone::Reopened: return Ink::Reopened;
    }
    return Ink::Muted;
}

QIcon icon(const QString& name, Ink ink)
{
    if (!QFile::exists(pathOf(name)))
        return {};
    return QIcon(new Engine(name, ink));
}

QIcon icon(const QString& name, Tone tone) { return icon(name, inkOf(tone)); }

QPixmap pixmap(const QString& name, Tone tone, int pixels, qreal ratio)
{
    QPixmap drawn = render(name, QSize(pixels, pixels) * ratio, colorOf(inkOf(tone), QIcon::Normal, QIcon::Off));
    drawn.setDevicePixelRatio(ratio);
    return drawn;
}

QIcon application()
{
    // Sizes that window managers ask for; the SVG engine of QIcon is a plugin that may be missing.
    QIcon made;
    QSvgRenderer renderer(u":/icons/app/casewright.svg"_s);
    for (const int pixels : {16, 24, 32, 48, 64, 128, 256}) {
        QPixmap drawn(pixels, pixels);
        drawn.fill(Qt::transparent);
        QPainter painter(&drawn);
        renderer.render(&painter, QRectF(0, 0, pixels, pixels));
        painter.end();
        made.addPixmap(drawn);
    }
    return made;
}

QString nameOf(Tone tone)
{
    switch (tone) {
    case Tone::Neutral:
    case Tone::Accent: return u"info"_s;
    case Tone::Fine: return u"fine"_s;
    case Tone::Limit: return u"warning"_s;
    case Tone::Loss: return u"error"_s;
    case Tone::Reopened: return u"reopen"_s;
    }
    return u"info"_s;
}

} // namespace casewright::ui::icons
