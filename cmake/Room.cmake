# One target a room. `flotilla_room(name USES room... LINKS library...)` builds engine/<name>.
find_package(Threads REQUIRED)
find_package(Boost 1.81 REQUIRED CONFIG)
find_package(Protobuf REQUIRED)
find_package(OpenSSL REQUIRED)
find_package(gRPC CONFIG REQUIRED)

add_library(flotilla_flags INTERFACE)
target_include_directories(flotilla_flags INTERFACE ${PROJECT_SOURCE_DIR})

# Our own sources only: what Qt and Protobuf generate does not keep to them.
add_library(flotilla_warnings INTERFACE)
target_compile_options(flotilla_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion
  -Wno-sign-conversion -Wnon-virtual-dtor -Woverloaded-virtual -Werror)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ 12 raises false alarms on "literal" + string at -O2, and on variants at -O3.
  target_compile_options(flotilla_warnings INTERFACE -Wno-restrict -Wno-maybe-uninitialized)
endif()

function(flotilla_room name)
  cmake_parse_arguments(ROOM "" "" "USES;LINKS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/engine/${name}/*.cpp)
  if(sources)
    add_library(room_${name} STATIC ${sources})
    set(scope PUBLIC)
  else()
    add_library(room_${name} INTERFACE)
    set(scope INTERFACE)
  endif()
  list(TRANSFORM ROOM_USES PREPEND room_)
  target_link_libraries(room_${name} ${scope} flotilla_flags ${ROOM_USES} ${ROOM_LINKS})
  if(sources)
    target_link_libraries(room_${name} PRIVATE flotilla_warnings)
  endif()
  if(EXISTS ${PROJECT_SOURCE_DIR}/engine/${name}/CMakeLists.txt)
    add_subdirectory(${PROJECT_SOURCE_DIR}/engine/${name})
  endif()
endfunction()

# What a program needs to show the window: its code, its interface, the scenarios.
function(flotilla_window program)
  set(dir ${PROJECT_SOURCE_DIR})
  target_sources(${program} PRIVATE ${dir}/app/qml_plugins.cpp)
  target_link_libraries(${program} PRIVATE app_window)
  foreach(part Style Inspector Stage Log Timeline History Exchange Study Lesson Explorer Present Run Shell)
    target_link_libraries(${program} PRIVATE qml_${part} qml_${part}plugin)
  endforeach()
  foreach(part canvas view session studies lessons explorer share presenter)
    target_link_libraries(${program} PRIVATE app_${part} app_${part}plugin)
  endforeach()
  file(GLOB scenarios CONFIGURE_DEPENDS ${dir}/assets/scenarios/*.flotilla)
  foreach(file IN LISTS scenarios)
    get_filename_component(name ${file} NAME)
    set_source_files_properties(${file} PROPERTIES QT_RESOURCE_ALIAS ${name})
  endforeach()
  qt_add_resources(${program} scenarios PREFIX /scenarios FILES ${scenarios})
endfunction()

# The program: the composition root and every room. Called by the root after qml/ is known.
function(flotilla_program)
  set(dir ${PROJECT_SOURCE_DIR})
  add_library(app_window STATIC ${dir}/app/window.cpp ${dir}/app/window_tape.cpp ${dir}/app/window.h
      ${dir}/app/resting_pointer.cpp ${dir}/app/resting_pointer.h
    ${dir}/app/study_link.cpp ${dir}/app/study_link.h ${dir}/app/lesson_link.cpp
    ${dir}/app/lesson_link.h ${dir}/app/explorer_link.cpp ${dir}/app/explorer_link.h
    ${dir}/app/shown_run.cpp ${dir}/app/shown_run.h ${dir}/app/curtain.cpp ${dir}/app/curtain.h)
  # A talk.
  target_sources(app_window PRIVATE ${dir}/app/present_link.cpp ${dir}/app/present_link.h
    ${dir}/app/projection.cpp ${dir}/app/projection.h)
  target_link_libraries(app_window PUBLIC app_presenter)
  target_link_libraries(app_window PUBLIC app_canvas app_view app_session app_share app_studies
    app_lessons app_explorer Qt6::Quick)
  target_link_libraries(app_window PRIVATE qml_Style flotilla_warnings)
  file(GLOB sources CONFIGURE_DEPENDS ${dir}/app/*.cpp ${dir}/app/*.h)
  list(FILTER sources EXCLUDE REGEX "/(window|window_tape|resting_pointer|study_link|lesson_link|shown_run|curtain|explorer_link|present_link|projection|qml_plugins)\\.(cpp|h)$")
  qt_add_executable(flotilla ${sources} ${dir}/app/cli/worlds.cpp)
  flotilla_window(flotilla)
  target_link_libraries(flotilla PRIVATE room_sim room_net room_etcd flotilla_warnings)
endfunction()
