//! Mounts the app.

fn main() {
    luoshi::app::mount();
}
