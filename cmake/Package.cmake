# `./dev package`: a Debian package of the app and the command line.
include(GNUInstallDirs)
install(TARGETS flotilla-cli RUNTIME)
if(TARGET flotilla)
  install(TARGETS flotilla RUNTIME)
  install(FILES ${PROJECT_SOURCE_DIR}/assets/io.github.flotilla.desktop
          DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
  install(FILES ${PROJECT_SOURCE_DIR}/assets/io.github.flotilla.metainfo.xml
          DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
  install(FILES ${PROJECT_SOURCE_DIR}/assets/icons/flotilla.svg
          RENAME io.github.flotilla.svg
          DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)
endif()
# Lessons are read from their files, so that teachers can change them and add their own.
# So are talks.
install(DIRECTORY ${PROJECT_SOURCE_DIR}/talks DESTINATION ${CMAKE_INSTALL_DATADIR}/flotilla)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/lessons DESTINATION ${CMAKE_INSTALL_DATADIR}/flotilla)
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE ${PROJECT_SOURCE_DIR}/NOTICE
        DESTINATION ${CMAKE_INSTALL_DOCDIR})

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME flotilla)
set(CPACK_PACKAGE_CONTACT "Flotilla developers <flotilla@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "See and touch a replicated key-value store")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION education)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# QML modules and platform plugins are loaded at run time, so shlibdeps cannot see them.
set(modules qtquick qtquick-window qtquick-controls qtquick-templates qtquick-layouts
    qtquick-shapes qtquick-dialogs qtqml qtqml-models qtqml-workerscript qt-labs-settings)
list(TRANSFORM modules PREPEND qml6-module-)
list(JOIN modules ", " CPACK_DEBIAN_PACKAGE_DEPENDS)
string(APPEND CPACK_DEBIAN_PACKAGE_DEPENDS ", qt6-qpa-plugins")
set(CPACK_STRIP_FILES ON)
include(CPack)
