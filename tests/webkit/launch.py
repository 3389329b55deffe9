#!/usr/bin/python3
"""A WebKitGTK browser for WebKitWebDriver with a profile that stays (MiniBrowser's never does)."""

import sys

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gtk, WebKit2  # noqa: E402


def option(name, default=""):
    start = f"--{name}="
    return next((arg[len(start) :] for arg in sys.argv if arg.startswith(start)), default)


profile = option("profile")
width, height = (int(side) for side in option("size", "1180x820").split("x"))

data = WebKit2.WebsiteDataManager(
    base_data_directory=f"{profile}/data", base_cache_directory=f"{profile}/cache"
)
context = WebKit2.WebContext(website_data_manager=data)

settings = WebKit2.Settings()
settings.set_media_playback_requires_user_gesture(False)
settings.set_enable_write_console_messages_to_stdout(True)
features = WebKit2.Settings.get_all_features()
for index in range(features.get_length()):
    feature = features.get(index)
    if feature.get_identifier() in ("StorageAPI", "StorageAPIEstimate"):
        settings.set_feature_enabled(feature, True)


def open_window(automated):
    window = Gtk.Window()
    window.set_decorated(False)
    window.set_default_size(width, height)
    view = WebKit2.WebView(
        web_context=context,
        settings=settings,
        is_controlled_by_automation=automated,
        website_policies=WebKit2.WebsitePolicies(autoplay=WebKit2.AutoplayPolicy.ALLOW),
    )
    view.connect("close", lambda *_: Gtk.main_quit())
    window.connect("destroy", lambda *_: Gtk.main_quit())
    window.add(view)
    window.show_all()
    return view


def automation_started(_context, session):
    info = WebKit2.ApplicationInfo()
    info.set_name("alongside-tablet")
    info.set_version(2, 50, 0)
    session.set_application_info(info)
    session.connect("create-web-view", lambda *_: open_window(True))


context.set_automation_allowed(True)
context.connect("automation-started", automation_started)
Gtk.main()
